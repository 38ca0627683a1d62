"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { PresentPerson } from "@/lib/domain/accounts/presence";
import { presenceQueryKey } from "./query-keys";
import { noteServerClock } from "./server-clock";
import { tab } from "./tab";
import { useHints, useReopening } from "./use-live";

const beatEvery = 20_000;
/** Many who arrive at once are asked for once, in milliseconds. */
const gatherFor = 1_500;

/**
 * Who else looks at a page of a Flow Team, by name. Says that this person does, for
 * as long as the tab is visible.
 *
 * @param page the page's name within the Flow Team, such as `roadmap`
 */
export function usePresence(slug: string, page: string): readonly PresentPerson[] {
  const queries = useQueryClient();
  const queryKey = presenceQueryKey(slug, page);
  const { data } = useQuery({
    queryKey,
    queryFn: () => beat(slug, page),
    refetchInterval: beatEvery,
    // A hidden tab is not somebody who looks.
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: "always",
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const refresh = () => void queries.invalidateQueries({ queryKey }, { cancelRefetch: false });
  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined);
  useHints(({ context, ids }) => {
    if (context !== "presence" || !ids?.includes(page) || document.visibilityState !== "visible") return;
    gathering.current ??= setTimeout(() => {
      gathering.current = undefined;
      refresh();
    }, gatherFor * Math.random());
  });
  useEffect(
    () => () => {
      clearTimeout(gathering.current);
      gathering.current = undefined;
    },
    [],
  );
  useReopening(refresh);
  useEffect(() => {
    const leave = () => void navigator.sendBeacon(address(slug), JSON.stringify({ tab, page, leaves: true }));
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [slug, page]);
  return data ?? [];
}

const address = (slug: string) => `/api/flow-teams/${encodeURIComponent(slug)}/presence`;

async function beat(slug: string, page: string): Promise<PresentPerson[]> {
  const askedAt = Date.now();
  const answer = await fetch(address(slug), { method: "POST", body: JSON.stringify({ tab, page }) });
  noteServerClock(answer, askedAt);
  return answer.ok ? ((await answer.json()) as PresentPerson[]) : [];
}
