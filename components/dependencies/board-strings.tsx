"use client";

import { type RefObject, useLayoutEffect, useState } from "react";
import { StringEnds } from "@/components/ui/string-ends";
import type { BoardCard, BoardString } from "@/lib/domain/dependencies/program-board";
import { type Box, routeString } from "@/lib/domain/roadmap/routes";

type BoardStringsProps = {
  /** What the cards stand in, and the strings are laid over. */
  area: RefObject<HTMLElement | null>;
  cards: readonly BoardCard[];
  strings: readonly BoardString[];
  /** The card that has the pointer or the focus. */
  lit: string | null;
};

/** The strings between cards: conflicts always, the others from and to the card that is lit. */
export function BoardStrings({ area, cards, strings, lit }: BoardStringsProps) {
  const boxes = useBoxes(area, cards);
  const shown = strings.flatMap((string) => {
    const [needer, giver] = [boxes.get(string.from), boxes.get(string.to)];
    const isLit = lit !== null && (string.from === lit || string.to === lit);
    return needer && giver && (string.isConflict || isLit) ? [{ ...string, isLit, d: routeString(needer, giver) }] : [];
  });
  return (
    <svg aria-hidden="true" className="pointer-events-none absolute top-0 left-0 z-15 size-px overflow-visible">
      <StringEnds of="board" />
      {shown.map(({ id, d, isConflict, isLit }) => (
        <path
          key={id}
          d={d}
          data-string={id}
          data-conflict={isConflict || undefined}
          data-dim={(lit !== null && !isLit) || undefined}
          strokeWidth={isLit ? 2.25 : 1.75}
          markerStart="url(#board-needer)"
          markerEnd="url(#board-giver)"
          className="fill-none stroke-accent transition-opacity data-conflict:stroke-bad data-conflict:[stroke-dasharray:4_3] data-dim:opacity-20"
        />
      ))}
    </svg>
  );
}

/** Where the cards are within the area, measured anew when they or the area change. */
function useBoxes(area: RefObject<HTMLElement | null>, cards: readonly BoardCard[]): ReadonlyMap<string, Box> {
  const [boxes, setBoxes] = useState<ReadonlyMap<string, Box>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: other cards stand elsewhere
  useLayoutEffect(() => {
    const place = area.current;
    if (!place) return;
    const measure = () => {
      const origin = place.getBoundingClientRect();
      const measured = [...place.querySelectorAll<HTMLElement>("[data-card]")].map((card) => {
        const { left, top, width, height } = card.getBoundingClientRect();
        return [card.dataset.card ?? "", { left: left - origin.left, top: top - origin.top, width, height }] as const;
      });
      setBoxes(new Map(measured));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    return () => observer.disconnect();
  }, [area, cards]);
  return boxes;
}
