"use client";

import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";
import { followPress, isControl, pullAtEdge, showCarrying, slack, swallowClick } from "./pointer";

type Carrying<Thing> = {
  /** Whether a place takes it. Places are parts of the page marked `data-place`. */
  takes(thing: Thing, place: string): boolean;
  onDrop(thing: Thing, place: string): void;
};

/**
 * Something is carried by mouse or pen to a place: a copy of it follows the pointer, the ground scrolls at
 * its edges, sideways too, Esc puts it back. It begins on a title that is a button as well, where a browser's
 * own drags don't in Firefox. A finger scrolls: it has the menu.
 */
export function useCarry<Thing>(on: Carrying<Thing>) {
  const [carried, setCarried] = useState<{ thing: Thing; over: string | null } | null>(null);
  const latest = useRef(on);
  useEffect(() => {
    latest.current = on;
  });
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);

  function grab(press: ReactPointerEvent<HTMLElement>, thing: Thing): void {
    const { currentTarget: element, target } = press;
    if (press.button !== 0 || press.pointerType === "touch" || !isGround(element, target)) return;
    // Words beneath would be selected on the way; a button keeps the focus that its press brings.
    if (!isControl(target)) press.preventDefault();
    stop.current();
    const from = { x: press.clientX, y: press.clientY };
    const scrollers = { y: scrollerOf(element, "y"), x: scrollerOf(element, "x") };
    let at = from;
    let over: string | null = null;
    let copy: HTMLElement | null = null;
    let hideCarrying = () => {};
    let frame = 0;
    const look = () => {
      if (copy) copy.style.translate = `${at.x - from.x}px ${at.y - from.y}px`;
      const found = placeAt(at, (place) => latest.current.takes(thing, place));
      if (found !== over) setCarried({ thing, over: found });
      over = found;
    };
    const pull = () => {
      frame = requestAnimationFrame(pull);
      const y = scrollers.y?.getBoundingClientRect();
      const x = scrollers.x?.getBoundingClientRect();
      const top = y ? pullAtEdge(at.y, y.top, y.bottom) : 0;
      const left = x ? pullAtEdge(at.x, x.left, x.right) : 0;
      if (top === 0 && left === 0) return;
      scrollers.y?.scrollBy({ top });
      scrollers.x?.scrollBy({ left });
      look();
    };
    const end = (isDropped: boolean) => {
      const wasOn = copy !== null;
      stop.current();
      if (!wasOn || !isDropped) return;
      swallowClick();
      if (over !== null) latest.current.onDrop(thing, over);
    };
    const unfollow = followPress(press.nativeEvent, {
      isCarrying: () => copy !== null,
      onMove: (point) => {
        if (!copy && Math.hypot(point.x - from.x, point.y - from.y) < slack) return;
        at = point;
        if (!copy) {
          copy = copyOf(element);
          document.body.append(copy);
          hideCarrying = showCarrying("grabbing");
          element.style.opacity = "0.4";
          setCarried({ thing, over });
          frame = requestAnimationFrame(pull);
        }
        look();
      },
      onUp: () => end(true),
      onCancel: () => end(false),
    });
    stop.current = () => {
      unfollow();
      cancelAnimationFrame(frame);
      copy?.remove();
      hideCarrying();
      element.style.opacity = "";
      setCarried(null);
      stop.current = () => {};
    };
  }

  return { carried, grab };
}

/** Whether a press there carries: on the thing itself or its title, not on what opens, is typed into, or lies elsewhere. */
function isGround(element: HTMLElement, target: EventTarget): boolean {
  if (!(target instanceof Element) || !element.contains(target)) return false;
  return target.closest("input, select, textarea, [aria-haspopup], [role=menu]") === null;
}

/** The nearest part of the page that scrolls it up and down, or sideways. */
function scrollerOf(element: HTMLElement, axis: "x" | "y"): HTMLElement | null {
  for (let one = element.parentElement; one; one = one.parentElement) {
    const isScrolled = axis === "y" ? one.scrollHeight > one.clientHeight : one.scrollWidth > one.clientWidth;
    const { overflowX, overflowY } = getComputedStyle(one);
    if (isScrolled && /auto|scroll/.test(axis === "y" ? overflowY : overflowX)) return one;
  }
  return null;
}

/** The innermost place at a point that takes what is carried. */
function placeAt({ x, y }: { x: number; y: number }, takes: (place: string) => boolean): string | null {
  let found = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-place]");
  while (found) {
    const { place } = found.dataset;
    if (place !== undefined && takes(place)) return place;
    found = found.parentElement?.closest<HTMLElement>("[data-place]");
  }
  return null;
}

/** What follows the pointer: it looks like the thing, and is nothing to press or to read. */
function copyOf(element: HTMLElement): HTMLElement {
  const { left, top, width, height } = element.getBoundingClientRect();
  const copy = document.createElement("div");
  const inner = element.cloneNode(true) as HTMLElement;
  for (const attribute of ["data-place", "aria-label"]) inner.removeAttribute(attribute);
  for (const one of [inner, ...inner.querySelectorAll("[id]")]) one.removeAttribute("id");
  copy.append(inner);
  copy.inert = true;
  copy.setAttribute("aria-hidden", "true");
  copy.className = "pointer-events-none fixed z-50 list-none shadow-float will-change-transform";
  Object.assign(copy.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  return copy;
}
