"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { serverTimeOf, useServerNow } from "./server-clock";
import { useLiveStatus } from "./use-live";

/** How long a lost connection goes unmentioned: most are back before. In milliseconds. */
const quietFor = 3_000;

/** Why the server can't be reached, as far as this page knows: this device is offline, or it is lost. Null otherwise. */
export function useAway(): "offline" | "away" | null {
  const isOnline = useOfflineAt() === null;
  const isLost = useLostAt() !== null;
  return isOnline ? (isLost ? "away" : null) : "offline";
}

/** When what the page shows was last known to be so, by this browser's clock; null while the server is reached. */
export function useAsOf(): number | null {
  const offlineAt = useOfflineAt();
  const lostAt = useLostAt();
  if (offlineAt === null || lostAt === null) return offlineAt ?? lostAt;
  return Math.min(offlineAt, lostAt);
}

/** As `useServerNow`, for clocks that others lead: it stands still while what they do can't be known. */
export function useKnownNow(ticks = true): number | null {
  const asOf = useAsOf();
  const now = useServerNow(ticks && asOf === null);
  return asOf === null || now === null ? now : serverTimeOf(asOf);
}

/** When the live stream was lost, if it has been away for longer than is kept quiet. */
function useLostAt(): number | null {
  const { lostAt, state } = useLiveStatus();
  const [saidFor, setSaidFor] = useState<number | null>(null);
  useEffect(() => {
    if (lostAt === null) return;
    const timer = setTimeout(() => setSaidFor(lostAt), Math.max(0, lostAt + quietFor - Date.now()));
    return () => clearTimeout(timer);
  }, [lostAt]);
  return state === "connecting" && saidFor === lostAt ? lostAt : null;
}

/** When this device went offline; the stream may go on in the shared worker all the same. */
function useOfflineAt(): number | null {
  return useSyncExternalStore(watchOnline, readOfflineAt, () => null);
}

let offlineAt: number | null = null;

function readOfflineAt(): number | null {
  offlineAt = navigator.onLine ? null : (offlineAt ?? Date.now());
  return offlineAt;
}

function watchOnline(watcher: () => void): () => void {
  addEventListener("online", watcher);
  addEventListener("offline", watcher);
  return () => {
    removeEventListener("online", watcher);
    removeEventListener("offline", watcher);
  };
}
