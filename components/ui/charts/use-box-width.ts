"use client";

import { type RefCallback, useCallback, useState } from "react";

/** The width of a box in pixels, as it changes; a likely one until it is measured. */
export function useBoxWidth(): [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(640);
  const box = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(240, Math.floor(entry.contentRect.width)));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}
