"use client";

import { useEffect } from "react";
import { notePageAlive } from "@/components/ui/page-life";
// Its types only: the page brought the code with it.
import type {} from "./early-acts";

/**
 * Once, last in the root layout: its effect comes after all others, when what hears keys and presses
 * is there. What was done before is done again.
 */
export function PageAlive() {
  useEffect(() => {
    notePageAlive();
    window.redoEarlyActs?.();
  }, []);
  return null;
}
