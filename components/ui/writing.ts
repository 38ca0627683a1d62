"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";

let writings = 0;
const changes = new EventTarget();

/** Says that something is being written which would be lost if it went from the page. */
export function useWriting(isOn = true): void {
  useLayoutEffect(() => {
    if (!isOn) return;
    const count = (by: 1 | -1) => {
      writings += by;
      changes.dispatchEvent(new Event("change"));
    };
    count(1);
    return () => count(-1);
  }, [isOn]);
}

/** Whether something is being written: a form in a dialog, a text where it stands. */
export function useIsWriting(): boolean {
  return useSyncExternalStore(
    watch,
    () => writings > 0,
    () => false,
  );
}

function watch(watcher: () => void): () => void {
  changes.addEventListener("change", watcher);
  return () => changes.removeEventListener("change", watcher);
}
