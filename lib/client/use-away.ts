"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { useLiveStatus } from "./use-live";

/** How long a lost connection goes unmentioned: most are back before. In milliseconds. */
const quietFor = 3_000;

/** Why the server can't be reached, as far as this page knows: this device is offline, or it is lost. Null otherwise. */
export function useAway(): "offline" | "away" | null {
  const isOnline = useSyncExternalStore(
    watchOnline,
    () => navigator.onLine,
    () => true,
  );
  const isLost = useLost();
  return isOnline ? (isLost ? "away" : null) : "offline";
}

/** Whether the live stream has been away for longer than is kept quiet. */
export function useLost(): boolean {
  const { lostAt, state } = useLiveStatus();
  const [saidFor, setSaidFor] = useState<number | null>(null);
  useEffect(() => {
    if (lostAt === null) return;
    const timer = setTimeout(() => setSaidFor(lostAt), Math.max(0, lostAt + quietFor - Date.now()));
    return () => clearTimeout(timer);
  }, [lostAt]);
  return state === "connecting" && lostAt !== null && saidFor === lostAt;
}

function watchOnline(watcher: () => void): () => void {
  addEventListener("online", watcher);
  addEventListener("offline", watcher);
  return () => {
    removeEventListener("online", watcher);
    removeEventListener("offline", watcher);
  };
}
