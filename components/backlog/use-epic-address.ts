"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/**
 * Which Epic the address opens beside the page (`?epic=12`), and how to open another or none.
 * Opening adds to the browser's history, so that Back closes the panel; going from one Epic to the
 * next replaces.
 */
export function useEpicAddress(): { number: number | null; open(number: number): void; close(): void } {
  const params = useSearchParams();
  const asked = Number(params.get("epic"));
  const number = Number.isInteger(asked) && asked > 0 ? asked : null;
  const isOpen = number !== null;
  const go = useCallback(
    (to: number | null) => {
      const next = new URLSearchParams(window.location.search);
      if (to === null) next.delete("epic");
      else next.set("epic", String(to));
      const search = next.toString();
      const address = `${window.location.pathname}${search && `?${search}`}`;
      if (isOpen || to === null) window.history.replaceState(null, "", address);
      else window.history.pushState(null, "", address);
    },
    [isOpen],
  );
  return { number, open: go, close: useCallback(() => go(null), [go]) };
}
