import { type PointerEvent as ReactPointerEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import { swallowClick } from "@/components/ui/pointer";
import type { Point } from "@/lib/domain/roadmap/routes";
import type { Grip } from "@/lib/domain/roadmap/spans";
import { Carry, type Ground, type Load } from "./carry";

/** How far a mouse moves before a press is a carry, and how long a finger rests. */
const slack = 4;
const restMs = 350;
/** How near an end of a bar a press pulls that end, in pixels. */
const gripWidth = 7;

type Press = { load: Load | null; start: Point; carry: Carry | null; moved: boolean; stop(): void };

/**
 * Turns presses on the timeline into carries: a mouse by moving, a finger by resting on a bar first
 * (else it scrolls). A mouse on empty ground pushes the ground. Esc puts everything back.
 */
export function usePress(ground: RefObject<() => Ground | null>): {
  onPointerDown(event: ReactPointerEvent<HTMLElement>): void;
  carryIn(event: PointerEvent, load: Load): void;
  carriedId: RefObject<string | null>;
} {
  const press = useRef<Press | null>(null);
  const carriedId = useRef<string | null>(null);

  const begin = useCallback(
    (event: PointerEvent, load: Load | null, scroller: HTMLElement) => {
      press.current?.stop();
      const start = { x: event.clientX, y: event.clientY };
      const isTouch = event.pointerType === "touch";
      const from = { left: scroller.scrollLeft, top: scroller.scrollTop };

      const lift = () => {
        const now = press.current;
        if (!now || now.carry || !load) return;
        carriedId.current = load.id;
        now.carry = new Carry(
          () => ground.current?.() ?? null,
          load,
          start,
          () => {
            carriedId.current = null;
          },
        );
        if (isTouch) navigator.vibrate?.(12);
      };
      const timer = isTouch && load ? setTimeout(lift, restMs) : undefined;

      const onMove = (move: PointerEvent) => {
        const now = press.current;
        if (!now || move.pointerId !== event.pointerId) return;
        const far = Math.hypot(move.clientX - start.x, move.clientY - start.y) > slack;
        now.moved ||= far;
        if (now.carry) return now.carry.to({ x: move.clientX, y: move.clientY });
        if (!far) return;
        // A finger that moves at once scrolls.
        if (isTouch) return now.stop();
        if (load) {
          lift();
          press.current?.carry?.to({ x: move.clientX, y: move.clientY });
        } else {
          scroller.scrollTo(from.left + start.x - move.clientX, from.top + start.y - move.clientY);
        }
      };
      const onUp = (up: PointerEvent) => {
        const now = press.current;
        if (!now || up.pointerId !== event.pointerId) return;
        if (now.carry && now.moved) {
          now.carry.drop();
          swallowClick();
        } else if (now.carry) {
          now.carry.cancel();
          swallowClick();
          if (load?.kind === "bar") ground.current?.()?.props.onMoveDialog?.(load.id);
        } else if (now.moved) {
          swallowClick();
        }
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
      window.addEventListener("pointermove", onMove);
      window.addEventListener("pointerup", onUp);
      window.addEventListener("pointercancel", onCancel);
      window.addEventListener("keydown", onKey, true);
      if (isTouch) window.addEventListener("touchmove", onTouchMove, { passive: false });
      press.current = {
        load,
        start,
        carry: null,
        moved: false,
        stop: () => {
          clearTimeout(timer);
          window.removeEventListener("pointermove", onMove);
          window.removeEventListener("pointerup", onUp);
          window.removeEventListener("pointercancel", onCancel);
          window.removeEventListener("keydown", onKey, true);
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

  const onPointerDown = useCallback(
    (event: ReactPointerEvent<HTMLElement>) => {
      const now = ground.current?.();
      if (!now || event.button !== 0 || !event.isPrimary) return;
      const load = loadOf(event, now);
      // What listens around the timeline would take a resting finger for a menu.
      if (event.pointerType === "touch" && load) event.stopPropagation();
      if (load === null && (event.pointerType !== "mouse" || isControl(event.target))) return;
      begin(event.nativeEvent, load, now.scroller);
    },
    [begin, ground],
  );

  const carryIn = useCallback(
    (event: PointerEvent, load: Load) => {
      const now = ground.current?.();
      if (now) begin(event, load, now.scroller);
    },
    [begin, ground],
  );

  return { onPointerDown, carryIn, carriedId };
}

/** What a press on this element would carry, or null. */
function loadOf(event: ReactPointerEvent, { props, placement }: Ground): Load | null {
  const { target } = event;
  if (!(target instanceof Element)) return null;
  const id = target.closest<HTMLElement>("[data-bar]")?.dataset.bar;
  const box = id ? placement.boxes.get(id) : undefined;
  if (!id || !box) return null;
  const end = target.closest<HTMLElement>("[data-connect]")?.dataset.connect;
  if (end === "needs" || end === "gives") {
    if (!props.onConnect) return null;
    return {
      kind: "string",
      id,
      end,
      from: { x: box.left + (end === "needs" ? 0 : box.width), y: box.top + box.height / 2 },
    };
  }
  const lane = props.lanes.find((one) => one.bars.some((bar) => bar.id === id));
  const bar = lane?.bars.find((one) => one.id === id);
  if (!lane || !bar?.isMovable || !props.onMove) return null;
  const edges = target.closest("[data-bar]")?.getBoundingClientRect();
  return {
    kind: "bar",
    id,
    laneId: lane.id,
    span: { first: bar.first, last: bar.last },
    grip: edges ? gripAt(event, edges) : "whole",
    box,
  };
}

/** An end where the press is near it; a finger is too broad for that and takes the whole. */
function gripAt({ clientX, pointerType }: ReactPointerEvent, { left, right }: DOMRect): Grip {
  if (pointerType === "touch" || right - left <= 18) return "whole";
  if (clientX - left < gripWidth) return "start";
  return right - clientX < gripWidth ? "end" : "whole";
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("button, a, input, select, textarea") !== null;
}
