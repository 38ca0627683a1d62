import { type PointerEvent as ReactPointerEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import { swallowClick } from "@/components/ui/pointer";
import { CarryCard, type CarryGround, type Drop } from "./carry-card";

/** How far a mouse moves before a press is a carry, and how long a finger rests. */
const slack = 4;
const restMs = 350;

type Press = { carry: CarryCard | null; stop(): void };

type CardPress = {
  /** Which cards can be carried. */
  isMovable(id: string): boolean;
  onLift(id: string): void;
  /** `at`: where the card was let go in the window. */
  onDrop(id: string, drop: Drop | null, at: DOMRect): void;
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

  const onPointerDown = useCallback(
    (event: ReactPointerEvent<HTMLElement>) => {
      const card = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-card]") : null;
      const id = card?.dataset.card;
      if (!card || !id || event.button !== 0 || !event.isPrimary || isControl(event.target)) return;
      if (!latest.current.isMovable(id)) return;
      press.current?.stop();
      const { pointerId } = event;
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

      const onMove = (move: PointerEvent) => {
        const now = press.current;
        if (!now || move.pointerId !== pointerId) return;
        const point = { x: move.clientX, y: move.clientY };
        if (!now.carry) {
          if (Math.hypot(point.x - start.x, point.y - start.y) <= slack) return;
          // A finger that moves at once scrolls.
          if (isTouch) return now.stop();
          lift();
        }
        press.current?.carry?.to(point);
      };
      const onUp = (up: PointerEvent) => {
        const now = press.current;
        if (!now || up.pointerId !== pointerId) return;
        if (now.carry) swallowClick();
        now.carry?.letGo();
        now.stop();
      };
      const onCancel = () => {
        press.current?.carry?.cancel();
        press.current?.stop();
      };
      const onKey = (key: KeyboardEvent) => {
        if (key.key !== "Escape" || !press.current?.carry) return;
        key.preventDefault();
        key.stopPropagation();
        // The button is still down: the click comes when it is let go.
        window.addEventListener("pointerup", swallowClick, { capture: true, once: true });
        onCancel();
      };
      // Once a finger carries, the page must not scroll beneath it.
      const onTouchMove = (touch: TouchEvent) => {
        if (press.current?.carry) touch.preventDefault();
      };
      const onContextMenu = (menu: Event) => {
        if (press.current?.carry) menu.preventDefault();
      };
      window.addEventListener("pointermove", onMove);
      window.addEventListener("pointerup", onUp);
      window.addEventListener("pointercancel", onCancel);
      window.addEventListener("keydown", onKey, true);
      window.addEventListener("contextmenu", onContextMenu, true);
      if (isTouch) window.addEventListener("touchmove", onTouchMove, { passive: false });
      press.current = {
        carry: null,
        stop: () => {
          clearTimeout(timer);
          window.removeEventListener("pointermove", onMove);
          window.removeEventListener("pointerup", onUp);
          window.removeEventListener("pointercancel", onCancel);
          window.removeEventListener("keydown", onKey, true);
          window.removeEventListener("contextmenu", onContextMenu, true);
          window.removeEventListener("touchmove", onTouchMove);
          press.current = null;
        },
      };
    },
    [ground],
  );

  useEffect(
    () => () => {
      press.current?.carry?.cancel();
      press.current?.stop();
    },
    [],
  );
  return onPointerDown;
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("button, a, input, select, textarea, [role=menu]") !== null;
}
