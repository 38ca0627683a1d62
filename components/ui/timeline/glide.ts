import { type RefObject, useLayoutEffect } from "react";
import type { Box } from "@/lib/domain/roadmap/routes";

/** Where each bar was drawn last, at which scale, and which ones move on their own. */
export type Glides = { boxes: Map<string, Box>; scale: number; carriedFrom: Map<string, { x: number; y: number }> };

export function newGlides(): Glides {
  return { boxes: new Map(), scale: 0, carriedFrom: new Map() };
}

/**
 * Lets a bar glide from where it was to where it is, also from one lane to another. Zooming isn't
 * moving, and who asked for less motion gets none. Only transform is animated.
 */
export function useGlide(
  element: RefObject<HTMLElement | null>,
  id: string,
  box: Box,
  scale: number,
  glides: Glides,
): void {
  const { left, top, width, height } = box;
  useLayoutEffect(() => {
    const before = glides.boxes.get(id);
    const carried = glides.carriedFrom.get(id);
    glides.boxes.set(id, { left, top, width, height });
    glides.carriedFrom.delete(id);
    // It was left where the pointer let go of it; from here on the animation carries it.
    if (carried && element.current) element.current.style.transform = "";
    if (!before || glides.scale !== scale || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const x = before.left - left + (carried?.x ?? 0);
    const y = before.top - top + (carried?.y ?? 0);
    if ((x === 0 && y === 0) || Math.abs(x) + Math.abs(y) > 4000) return;
    element.current?.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], {
      duration: carried ? 140 : 320,
      easing: "cubic-bezier(0.2, 0.8, 0.2, 1)",
    });
  }, [element, id, left, top, width, height, scale, glides]);
}
