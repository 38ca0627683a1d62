import { useSyncExternalStore } from "react";
import type { GridSizes } from "@/components/ui/board/layout";

/**
 * One height for every card, so that those out of sight needn't be drawn to be placed. In pixels. There
 * is room for lines of 1.5 times the letters' size, as some people have them; for the same reason what is
 * in a card are no paragraphs, which they have set apart.
 */
const sizes = {
  mouse: {
    whole: { card: 104, gap: 8, head: 0 },
    lanes: { card: 104, gap: 8, head: 44 },
    task: { card: 60, gap: 6, head: 44 },
    flow: { card: 84, gap: 8, head: 44 },
    map: { card: 88, gap: 6, head: 40 },
  },
  touch: {
    whole: { card: 114, gap: 10, head: 0 },
    lanes: { card: 114, gap: 10, head: 56 },
    task: { card: 76, gap: 8, head: 56 },
    flow: { card: 90, gap: 10, head: 56 },
    map: { card: 102, gap: 8, head: 52 },
  },
} satisfies Record<string, Record<string, GridSizes>>;

/** How high cards are where there is a mouse, or a finger. */
export function useBoardSizes(kind: keyof (typeof sizes)["mouse"]): GridSizes {
  return sizes[useMatch("(pointer: coarse)") ? "touch" : "mouse"][kind];
}

/** Whether there is room for one column alone. */
export function useIsNarrow(): boolean {
  return useMatch("(max-width: 47.99rem)");
}

function useMatch(words: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = matchMedia(words);
      query.addEventListener("change", tell);
      return () => query.removeEventListener("change", tell);
    },
    () => matchMedia(words).matches,
    () => false,
  );
}
