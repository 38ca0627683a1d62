"use client";

import { useSyncExternalStore } from "react";
import { Watchers } from "@/lib/client/watchers";

/** What the frame can lay over the page, one at a time. */
export type Overlay = "search" | "shortcuts" | "more";

let open: Overlay | null = null;
const watchers = new Watchers();

/** Opens the search box, the list of shortcuts or the phone's "More"; null closes what is open. */
export function showOverlay(overlay: Overlay | null): void {
  open = overlay;
  watchers.tell();
}

/** What is open now. */
export function useOverlay(): Overlay | null {
  return useSyncExternalStore(
    watchers.watch,
    () => open,
    () => null,
  );
}
