import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

/** The part of the content that is drawn, in pixels of the content; the whole of the scroller's size. */
type Sight = {
  width: number;
  height: number;
  left: number;
  top: number;
  /** The width when nothing lies beside the content: a panel that opens there changes no scale. */
  fullWidth: number;
  /** Whether fingers are what points at it. */
  isTouched: boolean;
};

/** How far beyond the edges is drawn, and how near the edge of that one may scroll before more is. */
const beyond = { x: 360, y: 220 };
const reserve = 120;

/**
 * What of a scrolled content is in sight. Changes only when scrolling comes near the end of what is
 * drawn, so that most frames of a scroll render nothing. Null until measured.
 */
export function useSight(scroller: RefObject<HTMLElement | null>): {
  sight: Sight | null;
  drawn: Drawn;
  remeasure(): void;
} {
  const [sight, setSight] = useState<Sight | null>(null);
  const latest = useRef<Sight | null>(null);
  const windowWidth = useRef(0);

  const measure = useCallback(
    (force: boolean) => {
      const element = scroller.current;
      if (!element || element.clientWidth === 0) return;
      const before = latest.current;
      const { clientWidth: width, clientHeight: height, scrollLeft: left, scrollTop: top } = element;
      const isSameWindow = windowWidth.current === window.innerWidth;
      windowWidth.current = window.innerWidth;
      const fullWidth = before && isSameWindow ? Math.max(before.fullWidth, width) : width;
      const isTouched = before?.isTouched ?? matchMedia("(pointer: coarse)").matches;
      const now = { width, height, left, top, fullWidth, isTouched };
      const moved =
        !before ||
        Math.abs(before.left - now.left) > beyond.x - reserve ||
        Math.abs(before.top - now.top) > beyond.y - reserve;
      const resized = !before || before.width !== now.width || before.height !== now.height;
      if (!force && !moved && !resized) return;
      latest.current = now;
      setSight(now);
    },
    [scroller],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    measure(true);
    let frame = 0;
    const onScroll = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        measure(false);
      });
    };
    const observer = new ResizeObserver(() => measure(false));
    observer.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, measure]);

  const remeasure = useCallback(() => measure(true), [measure]);
  return { sight, drawn: drawnFrom(sight), remeasure };
}

/** The content's box that is drawn. */
export type Drawn = { left: number; right: number; top: number; bottom: number };

function drawnFrom(sight: Sight | null): Drawn {
  if (!sight) return { left: 0, right: -1, top: 0, bottom: 900 };
  return {
    left: sight.left - beyond.x,
    right: sight.left + sight.width + beyond.x,
    top: sight.top - beyond.y,
    bottom: sight.top + sight.height + beyond.y,
  };
}
