"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether shortcuts are printed with ⌘. On the server it isn't known, so "Ctrl" is painted first. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
}
