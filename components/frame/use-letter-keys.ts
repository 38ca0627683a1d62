"use client";

import { useSyncExternalStore } from "react";
import { Watchers } from "@/lib/client/watchers";
import { letterKeysCookie, letterKeysFrom } from "./letter-keys";

const watchers = new Watchers();

/** Turns keys of one letter on or off at once and keeps that for a year. */
export function chooseLetterKeys(isOn: boolean): void {
  const kept = isOn ? "on" : "off";
  document.documentElement.dataset.letterKeys = kept;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't in every browser yet
  document.cookie = `${letterKeysCookie}=${kept}; path=/; max-age=31536000; samesite=lax`;
  watchers.tell();
}

/** Whether keys of one letter do something now. */
export function useLetterKeys(): boolean {
  return useSyncExternalStore(
    watchers.watch,
    () => letterKeysFrom(document.documentElement.dataset.letterKeys),
    () => true,
  );
}
