import { type TouchEvent, useRef } from "react";

/** How far a finger goes across before it is a swipe, in pixels. */
const farEnough = 60;

/** Calls back when a finger is drawn across: 1 to the next, -1 to the one before. A scroll is none. */
export function useSwipe(onSwipe: (step: 1 | -1) => void) {
  const start = useRef<{ x: number; y: number; at: number } | null>(null);
  return {
    onTouchStart({ touches }: TouchEvent): void {
      const finger = touches[0];
      start.current = finger && touches.length === 1 ? { x: finger.clientX, y: finger.clientY, at: Date.now() } : null;
    },
    onTouchEnd({ changedTouches }: TouchEvent): void {
      const finger = changedTouches[0];
      const from = start.current;
      start.current = null;
      // A finger that rests first carries a card.
      if (!finger || !from || Date.now() - from.at > 340) return;
      const [x, y] = [finger.clientX - from.x, finger.clientY - from.y];
      if (Math.abs(x) > farEnough && Math.abs(x) > 2 * Math.abs(y)) onSwipe(x < 0 ? 1 : -1);
    },
  };
}
