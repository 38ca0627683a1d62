"use client";

import { type PointerEvent, type RefObject, useState } from "react";

/** How near the edge of the list the pointer scrolls it, in pixels, and how fast. */
const edge = 48;
const scrollStep = 14;

export type RowDrag = {
  /** The index of the row that is carried. */
  dragged: number | null;
  /** The boundary it would go to: 0 is above the first row. */
  line: number | null;
  grab(event: PointerEvent<HTMLElement>, index: number): void;
};

/** Carries a row by its handle; Esc puts it back. The list scrolls when the pointer nears its edge. */
export function useRowDrag(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  rowHeight: number,
  drop: (index: number, line: number) => void,
): RowDrag {
  const [carried, setCarried] = useState<{ index: number; line: number } | null>(null);

  function grab(event: PointerEvent<HTMLElement>, index: number): void {
    const list = scroller.current;
    if (!list || event.button !== 0) return;
    event.preventDefault();
    const body = list.querySelector<HTMLElement>("[data-rows]");
    let pointerY = event.clientY;
    let frame = 0;
    const abort = new AbortController();

    const lineNow = () => {
      const { top } = (body ?? list).getBoundingClientRect();
      return Math.max(0, Math.min(count, Math.round((pointerY - top) / rowHeight)));
    };
    const follow = () => {
      const box = list.getBoundingClientRect();
      if (pointerY < box.top + edge) list.scrollTop -= scrollStep;
      else if (pointerY > box.bottom - edge) list.scrollTop += scrollStep;
      const line = lineNow();
      setCarried((now) => (now?.line === line ? now : { index, line }));
      frame = requestAnimationFrame(follow);
    };
    const end = (isDropped: boolean) => {
      abort.abort();
      cancelAnimationFrame(frame);
      setCarried(null);
      // Where the pointer is, which may be ahead of the last frame.
      const line = lineNow();
      if (isDropped && line !== index && line !== index + 1) drop(index, line);
    };

    setCarried({ index, line: index });
    frame = requestAnimationFrame(follow);
    const { signal } = abort;
    window.addEventListener(
      "pointermove",
      (move) => {
        pointerY = move.clientY;
      },
      { signal },
    );
    window.addEventListener(
      "pointerup",
      (up) => {
        pointerY = up.clientY;
        end(true);
      },
      { signal },
    );
    window.addEventListener("pointercancel", () => end(false), { signal });
    window.addEventListener(
      "keydown",
      (key) => {
        if (key.key === "Escape") end(false);
      },
      { signal, capture: true },
    );
  }

  return { dragged: carried?.index ?? null, line: carried?.line ?? null, grab };
}
