"use client";

import { type FocusEvent, useRef } from "react";

/**
 * The rows of the inbox as the keyboard sees them, in their order on the page, whichever group they
 * are in. A row is the button marked `data-news`.
 */
export function useNewsRows() {
  const list = useRef<HTMLDivElement>(null);
  /** The row that had the focus last: what a key or ⌘K means when the focus is elsewhere. */
  const last = useRef<string | null>(null);
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-news]") ?? [])];
  const at = () => rows().findIndex((row) => row.dataset.news === last.current);

  return {
    list,
    onFocus({ target }: FocusEvent): void {
      const row = target.closest("li")?.querySelector<HTMLElement>("[data-news]");
      last.current = row?.dataset.news ?? last.current;
    },
    step(by: number): void {
      const all = rows();
      all[Math.max(0, Math.min(all.length - 1, at() + by))]?.focus();
    },
    /** The row that is meant: the focused one, else the first. */
    current: (): HTMLElement | null => rows()[Math.max(0, at())] ?? null,
    /** Goes on to the next row, for this one is about to leave its place. */
    goOn(id: string): void {
      const all = rows();
      const here = all.findIndex((row) => row.dataset.news === id);
      const next = all[here + 1] ?? all[here - 1];
      last.current = next?.dataset.news ?? null;
      if (list.current?.contains(document.activeElement)) next?.focus();
    },
  };
}
