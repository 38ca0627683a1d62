"use client";

import { useSyncExternalStore } from "react";

/** What the frame can lay over the page, one at a time. */
export type Overlay = "search" | "shortcuts" | "more";

let open: Overlay | null = null;
const watchers = new Set<() => void>();

/** Opens the search box, the list of shortcuts or the phone's "More"; null closes what is open. */
export function showOverlay(overlay: Overlay | null): void {
  open = overlay;
  for (const watcher of watchers) watcher();
}

/** What is open now. */
export function useOverlay(): Overlay | null {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => open,
    () => null,
  );
}
