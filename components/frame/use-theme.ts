"use client";

import { useSyncExternalStore } from "react";
import { Watchers } from "@/lib/client/watchers";
import { type Theme, themeCookie, themeFrom } from "./theme";

const watchers = new Watchers();

/** Shows a theme at once and keeps the choice for a year. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't in every browser yet
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
  watchers.tell();
}

/** The theme chosen now. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    watchers.watch,
    () => themeFrom(document.documentElement.dataset.theme),
    () => "system",
  );
}
