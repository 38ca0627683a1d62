"use client";

import { useSyncExternalStore } from "react";
import { type Theme, themeCookie, themeFrom } from "./theme";

const watchers = new Set<() => void>();

/** Shows a theme at once and keeps the choice for a year. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't in every browser yet
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
  for (const watcher of watchers) watcher();
}

/** The theme chosen now. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => themeFrom(document.documentElement.dataset.theme),
    () => "system",
  );
}
