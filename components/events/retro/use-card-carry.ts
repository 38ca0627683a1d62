"use client";

import { type PointerEvent, useEffect, useState } from "react";
import { announce } from "@/components/ui/announce";

/** Pixels a pointer moves before a press is a drag. */
const dragsFrom = 5;

/**
 * A card that is carried to another: dragged by a pointer, or picked up by a key or a tap and put down
 * by the next. Esc puts it back.
 */
export function useCardCarry(onPut: (cardId: string, ontoId: string) => void) {
  const [carried, setCarried] = useState<string | null>(null);
  const [drag, setDrag] = useState<{ id: string; x: number; y: number; over: string | null } | null>(null);

  useEffect(() => {
    if (carried === null) return;
    announce("Picked up. Go to the card it belongs with and press Enter; Esc puts it back.");
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // Esc would leave the room's panels and views as well.
      event.preventDefault();
      event.stopPropagation();
      setCarried(null);
      announce("Put back");
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [carried]);

  function grab(event: PointerEvent<HTMLElement>, id: string): void {
    // Touch scrolls: there, a card is picked up by its button.
    if (event.button !== 0 || event.pointerType === "touch") return;
    if ((event.target as HTMLElement).closest("button, a, input, textarea")) return;
    event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
    const from = { x: event.clientX, y: event.clientY };
    let over: string | null = null;
    let isDrag = false;
    const abort = new AbortController();
    const { signal } = abort;
    const end = (isPut: boolean) => {
      abort.abort();
      setDrag(null);
      if (isPut && over) onPut(id, over);
    };
    window.addEventListener(
      "pointermove",
      ({ clientX, clientY }) => {
        const [x, y] = [clientX - from.x, clientY - from.y];
        isDrag ||= Math.hypot(x, y) > dragsFrom;
        if (!isDrag) return;
        const found = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-card]")?.dataset.card;
        over = found && found !== id ? found : null;
        setDrag({ id, x, y, over });
      },
      { signal },
    );
    window.addEventListener("pointerup", () => end(true), { signal });
    window.addEventListener("pointercancel", () => end(false), { signal });
    window.addEventListener(
      "keydown",
      (key) => {
        if (key.key !== "Escape") return;
        key.stopPropagation();
        end(false);
      },
      { signal, capture: true },
    );
  }

  return {
    carried,
    drag,
    grab,
    pickUp: (id: string) => setCarried(id),
    putBack(): void {
      setCarried(null);
      announce("Put back");
    },
    putOn(ontoId: string): void {
      if (carried && carried !== ontoId) onPut(carried, ontoId);
      setCarried(null);
    },
  };
}
