import { type PointerEvent as ReactPointerEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import { followPress, isControl, restMs, slack, swallowClick } from "@/components/ui/pointer";
import type { Grip } from "@/lib/domain/roadmap/spans";
import { Carry, type Ground, type Load } from "./carry";

/** How near an end of a bar a press pulls that end, in pixels. */
const gripWidth = 7;

type Press = { carry: Carry | null; moved: boolean; stop(): void };

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

  const cancel = useCallback(() => {
    press.current?.carry?.cancel();
    press.current?.stop();
  }, []);
  useEffect(() => cancel, [cancel]);

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

      const unfollow = followPress(event, {
        isCarrying: () => Boolean(press.current?.carry),
        onMove: (point) => {
          const now = press.current;
          if (!now) return;
          const far = Math.hypot(point.x - start.x, point.y - start.y) > slack;
          now.moved ||= far;
          if (now.carry) return now.carry.to(point);
          if (!far) return;
          // A finger that moves at once scrolls.
          if (isTouch) return now.stop();
          if (load) {
            lift();
            press.current?.carry?.to(point);
          } else {
            scroller.scrollTo(from.left + start.x - point.x, from.top + start.y - point.y);
          }
        },
        onUp: () => {
          const now = press.current;
          if (!now) return;
          if (now.carry || now.moved) swallowClick();
          if (now.carry && now.moved) {
            now.carry.drop();
          } else if (now.carry) {
            now.carry.cancel();
            if (load?.kind === "bar") ground.current?.()?.props.onMoveDialog?.(load.id);
          }
          now.stop();
        },
        onCancel: cancel,
      });
      press.current = {
        carry: null,
        moved: false,
        stop: () => {
          clearTimeout(timer);
          unfollow();
          press.current = null;
        },
      };
    },
    [cancel, ground],
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
