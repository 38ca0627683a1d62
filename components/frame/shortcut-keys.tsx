"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { takesText } from "@/components/ui/takes-text";
import { useAllCommands } from "./commands";
import { useOverlay } from "./overlays";
import { type KeyPress, follow, isOfLetters, worksInFields } from "./shortcut";
import { useLetterKeys } from "./use-letter-keys";

/** Until when the second key of a row such as "g r" may follow, in milliseconds. */
const pause = 1200;

/** Binds the keys of all commands. Once a page, in the frame. */
export function ShortcutKeys() {
  const commands = useAllCommands();
  const overlay = useOverlay();
  const hasLetterKeys = useLetterKeys();
  const typed = useRef<{ presses: KeyPress[]; at: number }>({ presses: [], at: 0 });

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat || isModifier(event.key)) return;
    const isBusy = overlay !== null || takesText(event.target) || isSomethingOpen();
    const isFresh = event.timeStamp - typed.current.at > pause;
    const presses = [...(isFresh ? [] : typed.current.presses), event];
    const bound = commands.filter(
      ({ keys, run }) => keys && run && (!isBusy || worksInFields(keys)) && (hasLetterKeys || !isOfLetters(keys)),
    );
    // What doesn't go on with what was typed before may begin anew.
    for (const attempt of presses.length > 1 ? [presses, [event]] : [presses]) {
      const match = bound.find(({ keys = "" }) => follow(keys, attempt) === "whole");
      if (match) {
        event.preventDefault();
        typed.current = { presses: [], at: 0 };
        match.run?.();
        return;
      }
      if (bound.some(({ keys = "" }) => follow(keys, attempt) === "begun")) {
        typed.current = { presses: attempt, at: event.timeStamp };
        return;
      }
    }
    typed.current = { presses: [], at: 0 };
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
  return null;
}

function isModifier(key: string): boolean {
  return ["Shift", "Control", "Alt", "Meta", "AltGraph"].includes(key);
}

function isSomethingOpen(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"], [role="menu"][data-state="open"]') !== null;
}
