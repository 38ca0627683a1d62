"use client";

import { type FocusEvent, type ReactNode, useEffect, useRef } from "react";
import { announce } from "@/components/ui/announce";
import { giveFocus } from "@/components/ui/focus-place";
import type { BoardFilters } from "@/lib/domain/backlog/board-address";

/** How long a filter rests before what it leaves is said: it may be typed letter by letter. */
const rest = 400;

type BoardPlaceProps = {
  filters: BoardFilters;
  /** What is in sight with them: "3 of 20 Stories shown". */
  words: string;
  children: ReactNode;
};

/**
 * Where a board stands. When the filters change it says what is shown now, and keeps the focus that was
 * on a card they took away.
 */
export function BoardPlace({ filters, words, children }: BoardPlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  const hasFocus = useRef(false);
  const key = JSON.stringify(filters);
  const said = useRef(key);
  useEffect(() => {
    if (said.current === key) return;
    const timer = setTimeout(() => {
      said.current = key;
      announce(words);
      if (!hasFocus.current || document.activeElement !== document.body || !place.current) return;
      giveFocus(place.current.querySelector<HTMLElement>('[data-card][tabindex="0"]') ?? place.current);
    }, rest);
    return () => clearTimeout(timer);
  }, [key, words]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches whether the focus is on the board
    <div
      ref={place}
      tabIndex={-1}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={({ target }: FocusEvent) =>
        queueMicrotask(() => {
          if (target.isConnected) hasFocus.current = place.current?.contains(document.activeElement) ?? false;
        })
      }
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      {children}
    </div>
  );
}

/** "3 of 20 Stories shown". */
export function shownWords(shown: number, of: number): string {
  return `${shown.toLocaleString("en")} of ${of.toLocaleString("en")} ${of === 1 ? "Story" : "Stories"} shown`;
}
