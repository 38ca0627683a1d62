"use client";

import { useSyncExternalStore } from "react";
import { clockHeader } from "@/lib/domain/live";

/** How far the server's clock is ahead of the browser's, from the quickest answer so far. */
let ahead = 0;
let quickest = Number.POSITIVE_INFINITY;

/**
 * Learns the server's clock from an answer: it read the clock half way between asking and hearing,
 * so the quickest answer is wrong by the least. Now and then an older one is forgotten, for clocks drift.
 */
export function noteServerClock(answer: Response, askedAt: number, heardAt = Date.now()): void {
  const sent = Number(answer.headers.get(clockHeader));
  const took = heardAt - askedAt;
  if (!sent || took > quickest + 5) {
    quickest += 1;
    return;
  }
  quickest = took;
  ahead = sent - (askedAt + took / 2);
}

/** The server's clock now, in milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + ahead;
}

/** What the server's clock showed when this browser's showed `at`. */
export const serverTimeOf = (at: number): number => at + ahead;

/**
 * The server's clock, each second anew and at the turn of its second, so that all screens change at
 * once; null on the server and while nothing ticks.
 */
export function useServerNow(ticks = true): number | null {
  return useSyncExternalStore(ticks ? watchSeconds : never, readSecond, () => null);
}

const watchers = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function watchSeconds(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setTimeout(tick, untilNextSecond());
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

function tick(): void {
  timer = setTimeout(tick, untilNextSecond());
  for (const watcher of watchers) watcher();
}

const untilNextSecond = () => 1000 - (((serverNow() % 1000) + 1000) % 1000) + 1;
const readSecond = () => Math.floor(serverNow() / 1000) * 1000;
const never = () => () => {};
