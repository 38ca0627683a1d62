import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { TimelineProps } from "./model";

/** How far a pinch or a wheel with Ctrl turns for one step of zoom. */
const stepAt = 60;

/**
 * Keeps a day where it is on the screen while the scale changes: the one under the pointer when
 * zooming with the wheel, today when it's in sight, else the middle. Starts at the day asked for.
 */
export function useZoomAnchor(
  scroller: RefObject<HTMLElement | null>,
  scale: number,
  isMeasured: boolean,
  { startAt, today, onZoom }: Pick<TimelineProps, "startAt" | "today" | "onZoom">,
  laneWidth: number,
  remeasure: () => void,
): void {
  const before = useRef<number | null>(null);
  const pointer = useRef<{ day: number; x: number } | null>(null);

  useLayoutEffect(() => {
    const room = scroller.current;
    if (!room || !isMeasured) return;
    const old = before.current;
    before.current = scale;
    if (old === scale) return;
    if (old === null) {
      // Who has scrolled before the page's code was there stays where they are.
      if (room.scrollLeft === 0) room.scrollLeft = startAt * scale - 1;
    } else {
      const width = room.clientWidth - laneWidth;
      const todayAt = today === null ? -1 : today * old - room.scrollLeft;
      const x = pointer.current?.x ?? (todayAt >= 0 && todayAt <= width ? todayAt : width / 2);
      const day = pointer.current?.day ?? (room.scrollLeft + x) / old;
      pointer.current = null;
      room.scrollLeft = day * scale - x;
    }
    remeasure();
  }, [scroller, scale, isMeasured, startAt, today, laneWidth, remeasure]);

  useEffect(() => {
    const room = scroller.current;
    if (!room || !onZoom) return;
    let turned = 0;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      turned = Math.sign(turned) === Math.sign(event.deltaY) ? turned + event.deltaY : event.deltaY;
      if (Math.abs(turned) < stepAt) return;
      const x = event.clientX - room.getBoundingClientRect().left - laneWidth;
      pointer.current = { day: (room.scrollLeft + x) / scale, x };
      onZoom(turned > 0 ? 1 : -1);
      turned = 0;
    };
    room.addEventListener("wheel", onWheel, { passive: false });
    return () => room.removeEventListener("wheel", onWheel);
  }, [scroller, scale, onZoom, laneWidth]);
}
