import { type RefObject, useLayoutEffect } from "react";

type Spot = { column: number; top: number };

/** Where each card in sight was drawn last, and where one was let go that the pointer carried. */
export type CardGlides = {
  /** What is laid out: another board, or other lanes, isn't a move. */
  key: string;
  spots: Map<string, Spot>;
  carriedFrom: { id: string; x: number; y: number } | null;
  /** From one column to the next, in pixels, and where the first begins. */
  step(): number;
  inset: number;
};

export function newCardGlides(inset: number): CardGlides {
  return { key: "", spots: new Map(), carriedFrom: null, step: () => 0, inset };
}

/**
 * Lets a card glide from where it was to where it is. Who asked for less motion gets none; only
 * transform is animated. Far ways aren't shown.
 */
export function useCardGlide(
  element: RefObject<HTMLElement | null>,
  id: string,
  { column, top }: Spot,
  layoutKey: string,
  glides: CardGlides,
): void {
  useLayoutEffect(() => {
    if (glides.key !== layoutKey) {
      glides.key = layoutKey;
      glides.spots.clear();
    }
    const before = glides.spots.get(id);
    const carried = glides.carriedFrom?.id === id ? glides.carriedFrom : null;
    glides.spots.set(id, { column, top });
    if (carried) glides.carriedFrom = null;
    if ((!before && !carried) || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const step = glides.step();
    const from = carried ?? { x: glides.inset + (before?.column ?? 0) * step, y: before?.top ?? 0 };
    const [x, y] = [from.x - glides.inset - column * step, from.y - top];
    if ((x === 0 && y === 0) || Math.abs(x) + Math.abs(y) > 4000) return;
    element.current?.animate(
      [{ transform: `translate(${x}px, ${top + y}px)` }, { transform: `translate(0, ${top}px)` }],
      { duration: carried ? 140 : 320, easing: "cubic-bezier(0.2, 0.8, 0.2, 1)" },
    );
  }, [element, id, column, top, layoutKey, glides]);
  // One that leaves sight is not on its way when it comes back.
  useLayoutEffect(() => () => void glides.spots.delete(id), [id, glides]);
}
