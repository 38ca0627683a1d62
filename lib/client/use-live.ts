"use client";

import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { LiveHint } from "@/lib/domain/live";
import type { LiveClient, LiveStatus } from "./live-client";

/** The tab's end of the live stream; null on pages without one, such as the shared roadmap. */
export const LiveContext = createContext<LiveClient | null>(null);

const without: LiveStatus = { state: "polling", lostAt: null, isOutdated: false };
const never = () => () => {};

/** How this page stands to the server. */
export function useLiveStatus(): LiveStatus {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live?.watchStatus ?? never, live?.readStatus ?? (() => without), () => without);
}

/** Calls `onHint` for each change anywhere in the person's Flow Teams: where, by whom, never what. */
export function useHints(onHint: (hint: LiveHint) => void): void {
  const live = useContext(LiveContext);
  const receive = useEffectEvent(onHint);
  useEffect(() => live?.watchHints((hint) => receive(hint)), [live]);
}

/** Calls `onReopen` each time the stream opens again: hints may have been missed before. */
export function useReopening(onReopen: () => void): void {
  const live = useContext(LiveContext);
  const reopen = useEffectEvent(onReopen);
  useEffect(() => live?.watchReopening(() => reopen()), [live]);
}
