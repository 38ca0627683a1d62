"use client";

import { useSyncExternalStore } from "react";
import { Watchers } from "@/lib/client/watchers";

/** What the frame can lay over the page, one at a time. */
export type Overlay = "search" | "shortcuts" | "more";

let open: Overlay | null = null;
let opener: Element | null = null;
const watchers = new Watchers();

/** Opens the search box, the list of shortcuts or the phone's "More"; null closes what is open. */
export function showOverlay(overlay: Overlay | null): void {
  if (overlay && !open) opener = document.activeElement;
  open = overlay;
  watchers.tell();
}

/** Gives the focus back to what had it when an overlay opened, unless something else has it by now. */
export function giveFocusBack(): void {
  if (document.activeElement !== document.body || !(opener instanceof HTMLElement)) return;
  if (opener.isConnected) opener.focus({ preventScroll: true });
}

/** What is open now. */
export function useOverlay(): Overlay | null {
  return useSyncExternalStore(
    watchers.watch,
    () => open,
    () => null,
  );
}
