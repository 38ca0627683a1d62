"use client";

import dynamic from "next/dynamic";
import { type ComponentProps, useState } from "react";
import { useOverlay } from "./overlays";
import type { Palette } from "./palette";

const LoadedPalette = dynamic(() => import("./palette").then((module) => module.Palette));

/** ⌘K, fetched when it's first asked for: no page waits for it. */
export function LazyPalette(props: ComponentProps<typeof Palette>) {
  const isOpen = useOverlay() === "search";
  const [wasOpened, setWasOpened] = useState(false);
  if (isOpen && !wasOpened) setWasOpened(true);
  return wasOpened ? <LoadedPalette {...props} /> : null;
}
