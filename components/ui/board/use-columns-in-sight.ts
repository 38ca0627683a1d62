import { type RefObject, useLayoutEffect, useState } from "react";

/** With no more columns than these all are drawn; with more, so many beyond either edge. */
const few = 12;
const beyond = 3;

/** The columns in sight of a board that scrolls sideways, by index; `step` says how wide one is in pixels. */
export function useColumnsInSight(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  step: () => number,
): { first: number; last: number } {
  const [span, setSpan] = useState({ first: 0, last: few });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || count <= few) return;
    const look = () => {
      const width = Math.max(1, step());
      const first = Math.max(0, Math.floor(element.scrollLeft / width) - beyond);
      const last = Math.ceil((element.scrollLeft + element.clientWidth) / width) + beyond;
      setSpan((now) => (now.first === first && now.last === last ? now : { first, last }));
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller, count, step]);
  return count <= few ? { first: 0, last: count - 1 } : span;
}
