import { type PointerEvent as ReactPointerEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import { followPress, isControl, listenForFingers, restMs, slack, swallowClick } from "@/components/ui/pointer";
import { CarryCard, type CarryGround, type Drop } from "./carry-card";

type Press = { carry: CarryCard | null; stop(): void };

type CardPress = {
  /** Which cards can be carried. */
  isMovable(id: string): boolean;
  onLift(id: string): void;
  /** `at`: where the card was let go, in pixels from the corner of the cards. */
  onDrop(id: string, drop: Drop | null, at: { x: number; y: number } | null): void;
};

/**
 * Turns presses on cards into carries: a mouse by moving, a finger by resting on a card first (else
 * it scrolls). Esc puts it back.
 */
export function useCardPress(ground: RefObject<() => CarryGround | null>, on: CardPress) {
  const press = useRef<Press | null>(null);
  const latest = useRef(on);
  useEffect(() => {
    latest.current = on;
  });

  const cancel = useCallback(() => {
    press.current?.carry?.cancel();
    press.current?.stop();
  }, []);
  useEffect(() => cancel, [cancel]);
  useEffect(listenForFingers, []);

  const onPointerDown = useCallback(
    (event: ReactPointerEvent<HTMLElement>) => {
      const card = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-card]") : null;
      const id = card?.dataset.card;
      if (!card || !id || event.button !== 0 || !event.isPrimary || isControl(event.target)) return;
      if (!latest.current.isMovable(id)) return;
      press.current?.stop();
      const start = { x: event.clientX, y: event.clientY };
      const isTouch = event.pointerType === "touch";

      const lift = () => {
        const now = press.current;
        if (!now || now.carry) return;
        now.carry = new CarryCard(
          () => ground.current?.() ?? null,
          id,
          card,
          start,
          (drop, at) => latest.current.onDrop(id, drop, at),
        );
        if (isTouch) navigator.vibrate?.(12);
        latest.current.onLift(id);
      };
      const timer = isTouch ? setTimeout(lift, restMs) : undefined;

      const unfollow = followPress(event.nativeEvent, {
        isCarrying: () => Boolean(press.current?.carry),
        onMove: (point) => {
          const now = press.current;
          if (!now) return;
          if (!now.carry) {
            if (Math.hypot(point.x - start.x, point.y - start.y) <= slack) return;
            // A finger that moves at once scrolls.
            if (isTouch) return now.stop();
            lift();
          }
          now.carry?.to(point);
        },
        onUp: () => {
          const now = press.current;
          if (now?.carry) swallowClick();
          now?.carry?.letGo();
          now?.stop();
        },
        onCancel: cancel,
      });
      press.current = {
        carry: null,
        stop: () => {
          clearTimeout(timer);
          unfollow();
          press.current = null;
        },
      };
    },
    [cancel, ground],
  );

  return onPointerDown;
}
