"use client";

import { isServer, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useDeferredValue, useEffect, useMemo, useSyncExternalStore } from "react";
import { preload } from "react-dom";
import type { PaintedView } from "@/lib/domain/live";
import type { Refusal } from "@/lib/domain/result";
import { PendingPatches } from "./optimistic";
import { type ViewKey, viewAddress, viewQueryKey } from "./query-keys";
import { isNewer } from "./standing";
import { LiveContext, useLiveStatus } from "./use-live";
import { type RowMerge, type SeenView, ViewRefused, fetchRows, fetchView, mostRowsAlone, seenFrom } from "./view-fetch";

/** The patches of commands under way in this tab. */
export const PatchesContext = createContext(new PendingPatches());

/** How often views are asked for where there is no live stream, in milliseconds. */
const pollEvery = 10_000;

type ViewState<Data> = {
  data: Data;
  /** Why it can't be read now; what was read before stays. */
  refusal: Refusal | null;
  isRefreshing: boolean;
  /** Only the beginning is here, as the page brought it. */
  isPart: boolean;
};

type ViewOptions<Data> = {
  enabled?: boolean;
  /** For views of many rows whose route answers some by their ids: a change costs the rows it names. */
  mergeRows?: RowMerge<Data>;
};

/**
 * A view that follows what everybody does: painted from `initial` where a server component has read
 * it, read again when a hint says that it changed, with this tab's own commands under way laid over
 * it. Parts that stay the same keep their identity.
 */
export function useView<Data>(key: ViewKey, initial: PaintedView<Data>): ViewState<Data>;
export function useView<Data>(
  key: ViewKey,
  initial?: PaintedView<Data> | null,
  options?: ViewOptions<Data>,
): ViewState<Data | undefined>;
export function useView<Data>(
  key: ViewKey,
  initial?: PaintedView<Data> | null,
  { enabled = true, mergeRows }: ViewOptions<Data> = {},
): ViewState<Data | undefined> {
  const queries = useQueryClient();
  const live = useContext(LiveContext);
  const pending = useContext(PatchesContext);
  const isPolling = useLiveStatus().state === "polling" && live !== null;
  const queryKey = viewQueryKey(key);
  const whole = initial?.isPart ? null : initial;
  // In the page's head, so that the browser fetches it while it fetches the code that asks for it.
  if (isServer && enabled && !whole) preload(viewAddress(key), { as: "fetch", crossOrigin: "anonymous" });
  const beginning = useMemo(() => (initial?.isPart ? seenFrom(initial) : undefined), [initial]);
  const {
    data: latest,
    error,
    isFetching,
    isPlaceholderData,
  } = useQuery<SeenView>({
    queryKey,
    queryFn: async ({ signal }) => {
      const known = queries.getQueryData<SeenView>(queryKey);
      const changes = known && mergeRows ? await live?.changedSince(known) : null;
      const isFew = changes && changes.ids.length > 0 && changes.ids.length <= mostRowsAlone;
      // What this tab has just done is to be seen, even where the server hasn't heard of it yet.
      const isOwn = pending.of(key).length > 0;
      const reading = { heard: known && live && !isOwn ? live.heardOf(known) : null, signal };
      if (known && mergeRows && isFew) return fetchRows(key, known, changes, mergeRows, reading);
      return fetchView(key, known, reading);
    },
    initialData: () => (whole ? seenFrom(whole) : undefined),
    placeholderData: beginning,
    refetchInterval: isPolling ? pollEvery : false,
    enabled,
  });
  useFresh(key, whole, isPlaceholderData ? undefined : latest);

  // The rest is drawn in pieces: thousands of rows that arrive at once would hold the page.
  const isPart = useDeferredValue(isPlaceholderData) && beginning !== undefined;
  const seen = isPart ? beginning : latest;

  const patches = usePatches(key);
  const data = useMemo(
    () => patches.reduce((before, patch) => (before === undefined ? before : patch.apply(before)), seen?.data),
    [patches, seen?.data],
  );
  return { data: data as Data | undefined, refusal: refusalFrom(error), isRefreshing: isFetching, isPart };
}

/** Keeps the newer of what is cached and what a later page load painted, and reads what is outdated. */
function useFresh(key: ViewKey, initial: PaintedView<unknown> | null | undefined, seen: SeenView | undefined) {
  const queries = useQueryClient();
  const live = useContext(LiveContext);
  const hash = JSON.stringify(viewQueryKey(key));
  useEffect(() => {
    const queryKey = JSON.parse(hash) as readonly unknown[];
    const cached = queries.getQueryData<SeenView>(queryKey);
    if (initial && cached && isNewer(initial, cached)) queries.setQueryData(queryKey, seenFrom(initial));
  }, [queries, hash, initial]);
  useEffect(() => {
    const queryKey = JSON.parse(hash) as readonly unknown[];
    if (seen && live?.isOutdated(seen))
      void queries.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false });
  }, [queries, live, hash, seen]);
}

function usePatches(key: ViewKey) {
  const pending = useContext(PatchesContext);
  const read = () => pending.of(key);
  return useSyncExternalStore(pending.watch, read, read);
}

function refusalFrom(error: Error | null): Refusal | null {
  if (!error) return null;
  if (error instanceof ViewRefused) return error.refusal;
  return {
    code: "busy",
    message: "The server can't be reached.",
    wayOut: "What you see is as it was last read; it refreshes by itself when the server is back.",
  };
}
