"use client";

import { useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { showOverlay } from "./overlays";

let ahead = "";

/** What was typed while the search box was on its way; asked for once. */
export function takeTypedAhead(): string {
  const typed = ahead;
  ahead = "";
  return typed;
}

/** Stands where the search box will be while it is fetched, so that nothing typed is lost. */
export function TypedAhead() {
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const type = (text: string) => {
    ahead = text;
    setTyped(text);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return showOverlay(null);
    if (event.target === input.current) return;
    // What has just closed may still hold the focus, or give it back to the page: no key is for that.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Backspace") type(typed.slice(0, -1));
    else if ([...event.key].length === 1) type(typed + event.key);
  });
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener, true);
    return () => window.removeEventListener("keydown", listener, true);
  }, []);
  return (
    <div className="fixed inset-0 z-40 bg-veil">
      <input
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: the search box was opened to type into it
        autoFocus
        aria-label="Search"
        value={typed}
        onChange={({ target }) => type(target.value)}
        className="absolute inset-x-0 top-0 h-12 border bg-raised px-10.5 text-md shadow-float outline-none sm:inset-x-auto sm:top-[12vh] sm:left-1/2 sm:w-full sm:max-w-xl sm:-translate-x-1/2 sm:rounded-xl"
      />
    </div>
  );
}
