"use client";

import { type PointerEvent, type RefObject, useState } from "react";
import type { EpicInView } from "@/lib/domain/roadmap/view";
import type { RowPlace } from "./use-row-form";

/** How near the edge of the list the pointer scrolls it, in pixels, and how fast. */
const edge = 48;
const scrollStep = 14;

type RowDrag = {
  /** The index of the row that is carried. */
  dragged: number | null;
  /** The boundary it would go to: 0 is above the first row. */
  line: number | null;
  grab(event: PointerEvent<HTMLElement>, index: number): void;
};

/** Carries a row by its handle; Esc puts it back. The list scrolls when the pointer nears its edge. */
export function useRowDrag(
  scroller: RefObject<HTMLDivElement | null>,
  epics: readonly EpicInView[],
  rowHeight: number,
  place: (epic: EpicInView, where: RowPlace) => void,
): RowDrag {
  const [carried, setCarried] = useState<{ index: number; line: number } | null>(null);

  function grab(event: PointerEvent<HTMLElement>, index: number): void {
    const list = scroller.current;
    const epic = epics[index];
    if (!list || !epic || event.button !== 0) return;
    event.preventDefault();
    const body = list.querySelector<HTMLElement>('[role="rowgroup"]:last-child');
    let pointerY = event.clientY;
    let line = index;
    let frame = 0;
    const abort = new AbortController();

    const follow = () => {
      const box = list.getBoundingClientRect();
      if (pointerY < box.top + edge) list.scrollTop -= scrollStep;
      else if (pointerY > box.bottom - edge) list.scrollTop += scrollStep;
      const top = body?.getBoundingClientRect().top ?? box.top;
      line = Math.max(0, Math.min(epics.length, Math.round((pointerY - top) / rowHeight)));
      setCarried((now) => (now?.line === line ? now : { index, line }));
      frame = requestAnimationFrame(follow);
    };
    const end = (isDropped: boolean) => {
      abort.abort();
      cancelAnimationFrame(frame);
      setCarried(null);
      if (!isDropped || line === index || line === index + 1) return;
      const neighbour = epics[line];
      const last = epics.at(-1);
      if (neighbour) place(epic, { at: "before", epicId: neighbour.id });
      else if (last) place(epic, { at: "after", epicId: last.id });
    };

    setCarried({ index, line });
    frame = requestAnimationFrame(follow);
    const { signal } = abort;
    window.addEventListener(
      "pointermove",
      (move) => {
        pointerY = move.clientY;
      },
      { signal },
    );
    window.addEventListener("pointerup", () => end(true), { signal });
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
