"use client";

import dynamic from "next/dynamic";
import { type ComponentProps, useEffect, useState } from "react";
import { lazily } from "@/components/ui/lazily";
import type { MoreSheet } from "./more-sheet";
import { type Overlay, useOverlay } from "./overlays";
import type { Palette } from "./palette";
import { TypedAhead } from "./typed-ahead";

const loadPalette = () => import("./palette").then((module) => module.Palette);
const LoadedPalette = dynamic(loadPalette, { ssr: false, loading: TypedAhead });
const LoadedMoreSheet = lazily(dynamic(() => import("./more-sheet").then((module) => module.MoreSheet)));
const LoadedShortcutList = lazily(dynamic(() => import("./shortcut-list").then((module) => module.ShortcutList)));

/** ⌘K. Like the others here it's fetched when it's first asked for: no page waits for it. */
export function LazyPalette(props: ComponentProps<typeof Palette>) {
  useEffect(() => {
    // Whoever holds ⌘ or Ctrl may be about to press K.
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "Meta" || key === "Control") void loadPalette();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return useWasOpened("search") ? <LoadedPalette {...props} /> : null;
}

/** The phone's "More". */
export function LazyMoreSheet(props: ComponentProps<typeof MoreSheet>) {
  return useWasOpened("more") ? <LoadedMoreSheet {...props} /> : null;
}

/** `?`: the list of shortcuts. */
export function LazyShortcutList() {
  return useWasOpened("shortcuts") ? <LoadedShortcutList /> : null;
}

/** From its first opening on: it then stays, so that it can close gently. */
function useWasOpened(overlay: Overlay): boolean {
  const isOpen = useOverlay() === overlay;
  const [wasOpened, setWasOpened] = useState(false);
  if (isOpen && !wasOpened) setWasOpened(true);
  return isOpen || wasOpened;
}
