import { type PointerEvent, type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import type { CardGlides } from "./glide-card";
import type { GridLayout } from "./layout";

/**
 * Keeps the card under the pointer where it is while others come and go above it: the board scrolls
 * by as much as the card would have jumped. What the person moves makes room where it goes.
 */
export function useSteady(scroller: RefObject<HTMLElement | null>, layout: GridLayout, glides: CardGlides) {
  const over = useRef<string | null>(null);
  const isOwn = useRef(false);
  const before = useRef(layout);
  useLayoutEffect(() => {
    const id = over.current;
    const [was, is] = id === null ? [] : [before.current.places.get(id), layout.places.get(id)];
    before.current = layout;
    const isTheirs = !isOwn.current;
    isOwn.current = false;
    if (!was || !is || !isTheirs || was.column !== is.column || was.top === is.top) return;
    scroller.current?.scrollBy({ top: is.top - was.top, behavior: "instant" });
    // What would glide from where it was has been scrolled along instead.
    glides.skip();
    for (const card of scroller.current?.querySelectorAll("[data-card]") ?? [])
      for (const glide of card.getAnimations()) glide.cancel();
  }, [scroller, layout, glides]);
  return useMemo(
    () => ({
      isOwn,
      onPointerOver({ target, pointerType }: PointerEvent): void {
        const card = target instanceof Element ? target.closest<HTMLElement>("[data-card]") : null;
        over.current = pointerType === "mouse" ? (card?.dataset.card ?? null) : null;
      },
      onPointerLeave(): void {
        over.current = null;
      },
    }),
    [],
  );
}
