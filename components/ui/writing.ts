"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";
import { Watchers } from "@/lib/client/watchers";

let writings = 0;
const watchers = new Watchers();

/** Says that something is being written which would be lost if it went from the page. */
export function useWriting(isOn = true): void {
  useLayoutEffect(() => {
    if (!isOn) return;
    const count = (by: 1 | -1) => {
      writings += by;
      watchers.tell();
    };
    count(1);
    return () => count(-1);
  }, [isOn]);
}

/** Whether something is being written: a form in a dialog, a text where it stands. */
export function useIsWriting(): boolean {
  return useSyncExternalStore(
    watchers.watch,
    () => writings > 0,
    () => false,
  );
}
