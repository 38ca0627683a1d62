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
 * and what was meant never hears of it. So does a burst of presses: what opens under the pointer between
 * the two of a double click isn't chosen by the second. Once, in the root layout.
 */
export function SteadyPress() {
  useEffect(keepPresses, []);
  return null;
}

function keepPresses(): () => void {
  let pressed: { control: HTMLElement; x: number; y: number } | null = null;
  /** What the first press of a burst was for; null where it was for no control. */
  let burst: HTMLElement | null = null;
  const onDown = ({ target, isPrimary, button, clientX, clientY }: PointerEvent) => {
    const control =
      target instanceof Element && isPrimary && button === 0 ? target.closest<HTMLElement>(controls) : null;
    pressed = control && { control, x: clientX, y: clientY };
  };
  const onClick = (event: MouseEvent) => {
    const began = pressed;
    pressed = null;
    // One without a pointer: from a key, or from here.
    if (event.detail === 0 || !(event.target instanceof Element)) return;
    const meant = began?.control ?? event.target.closest<HTMLElement>(controls);
    if (event.detail === 1) burst = meant;
    else if (meant && meant !== burst && nameOf(meant) !== nameOf(burst)) return drop(event);
    if (!began) return;
    const { control, x, y } = began;
    if (control.contains(event.target) || Math.hypot(event.clientX - x, event.clientY - y) > mostSlipped) return;
    // Still there, it has given the press to something else itself: a menu over it, a card that is carried.
    if (holds(control.getBoundingClientRect(), event)) return;
    drop(event);
    control.click();
  };
  addEventListener("pointerdown", onDown, true);
  addEventListener("click", onClick, true);
  return () => {
    removeEventListener("pointerdown", onDown, true);
    removeEventListener("click", onClick, true);
  };
}

function drop(event: MouseEvent): void {
  event.stopImmediatePropagation();
  event.preventDefault();
}

/** What a control is called: "Next" that was drawn anew is still the one that was meant. */
function nameOf(control: HTMLElement | null): string | null {
  return control && (control.ariaLabel ?? control.textContent);
}

function holds({ left, right, top, bottom }: DOMRect, { clientX, clientY }: MouseEvent): boolean {
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
