"use client";

import { useEffect, useState } from "react";

const spoken = new EventTarget();

/** How long the toast of an act may take to come, in milliseconds. */
const toastComesWithin = 4000;
let actSaidAt = Number.NEGATIVE_INFINITY;

/**
 * Has a screen reader say a sentence when it is next silent: moves, live changes, counts of a
 * search. What must be seen too belongs in a Notice or toast, which speak for themselves.
 *
 * @param isAct it says what the person has just done: the toast that follows isn't said as well
 */
export function announce(text: string, isAct = false): void {
  if (isAct) actSaidAt = Date.now();
  spoken.dispatchEvent(new CustomEvent<string>("say", { detail: text }));
}

/** Whether what a toast tells now has been said; asked once for each. */
export function takeActSaid(): boolean {
  const isSaid = Date.now() - actSaidAt < toastComesWithin;
  actSaidAt = Number.NEGATIVE_INFINITY;
  return isSaid;
}

/** Where announcements are heard. Once, in the root layout. */
export function Announcer() {
  const [said, setSaid] = useState({ text: "", count: 0 });
  useEffect(() => {
    const onSay = (event: Event) => {
      if (event instanceof CustomEvent) setSaid(({ count }) => ({ text: String(event.detail), count: count + 1 }));
    };
    spoken.addEventListener("say", onSay);
    return () => spoken.removeEventListener("say", onSay);
  }, []);
  return (
    <div aria-live="polite" role="status" className="sr-only">
      {/* A new element each time, so that the same sentence is said again. */}
      <span key={said.count}>{said.text}</span>
    </div>
  );
}
