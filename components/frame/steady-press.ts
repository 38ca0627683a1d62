"use client";

import { useEffect } from "react";

/** What a press is meant for. */
const controls =
  "button, a[href], label, summary, [role=button], [role=tab], [role=radio], [role^=menuitem], [role=option]";

/** How far a hand may slip between down and up, in pixels: who goes farther has given the press up. */
const mostSlipped = 4;

/**
 * A press counts for what it began on. A save that is answered, or somebody else's change, can move the
 * page between the button's going down and up; the browser then clicks on whatever encloses both places,
 * and what was meant never hears of it. Once, in the root layout.
 */
export function SteadyPress() {
  useEffect(keepPresses, []);
  return null;
}

function keepPresses(): () => void {
  let pressed: { control: HTMLElement; x: number; y: number } | null = null;
  const onDown = ({ target, isPrimary, button, clientX, clientY }: PointerEvent) => {
    const control =
      target instanceof Element && isPrimary && button === 0 ? target.closest<HTMLElement>(controls) : null;
    pressed = control && { control, x: clientX, y: clientY };
  };
  const onClick = (event: MouseEvent) => {
    const began = pressed;
    pressed = null;
    // One without a pointer: from a key, or from here.
    if (event.detail === 0 || !began || !(event.target instanceof Node)) return;
    const { control, x, y } = began;
    if (control.contains(event.target) || Math.hypot(event.clientX - x, event.clientY - y) > mostSlipped) return;
    // Still there, it has given the press to something else itself: a menu over it, a card that is carried.
    if (holds(control.getBoundingClientRect(), event)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    control.click();
  };
  addEventListener("pointerdown", onDown, true);
  addEventListener("click", onClick, true);
  return () => {
    removeEventListener("pointerdown", onDown, true);
    removeEventListener("click", onClick, true);
  };
}

function holds({ left, right, top, bottom }: DOMRect, { clientX, clientY }: MouseEvent): boolean {
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
