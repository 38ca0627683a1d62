"use client";

import clsx from "clsx";
import { type ReactNode, memo } from "react";
import { type Axis, type Column, columnsBetween, spanBox } from "@/lib/domain/roadmap/layout";
import type { TimelineCard } from "./model";
import type { Drawn } from "./use-sight";

/** Heights of the cards with their margins, and of the ticks. */
export const cardsHeight = 62;
export const ticksHeight = 34;

type HeadProps = {
  axis: Axis;
  scale: number;
  drawn: Drawn;
  cards: readonly TimelineCard[];
  current: number | null;
  today: number | null;
  laneWidth: number;
  corner: ReactNode;
  tick(column: Column, width: number): string;
};

/** What stays on top: cards over their columns, a tick for each column, and where today is. */
export const Head = memo(function Head({
  axis,
  scale,
  drawn,
  cards,
  current,
  today,
  laneWidth,
  corner,
  tick,
}: HeadProps) {
  const columns = columnsBetween(axis, drawn.left / scale, drawn.right / scale);
  const shownCards = cards.flatMap((card) => {
    const box = spanBox(axis, card, scale);
    return box.left < drawn.right && box.left + box.width > drawn.left ? [{ ...card, ...box }] : [];
  });
  const top = cards.length > 0 ? cardsHeight : 0;
  return (
    <div className="sticky top-0 z-40 flex border-b bg-background" style={{ height: top + ticksHeight }}>
      <div className="sticky left-0 z-10 flex shrink-0 items-end border-r bg-background" style={{ width: laneWidth }}>
        {corner}
      </div>
      <div className="relative">
        {shownCards.map((card) => (
          <div
            key={card.id}
            className="@container absolute top-2.5 overflow-clip rounded border bg-surface"
            style={{ left: card.left, width: card.width, height: cardsHeight - 10 }}
          >
            {card.content}
          </div>
        ))}
        {columns.map((column) => {
          const width = (column.end - column.start) * scale;
          return (
            <span
              key={column.number}
              className={clsx(
                "absolute pl-2 text-[0.71875rem] leading-8 whitespace-nowrap",
                column.number === current ? "font-semibold text-accent-ink" : "text-ink-2",
              )}
              style={{ left: column.start * scale, top, height: ticksHeight, paddingLeft: width < 40 ? 3 : undefined }}
            >
              {tick(column, width)}
            </span>
          );
        })}
        {axis.gaps.map((gap) => {
          const width = (gap.end - gap.start) * scale;
          return width < 80 || gap.start * scale > drawn.right || gap.end * scale < drawn.left ? null : (
            <span
              key={gap.start}
              title={gap.label}
              className="absolute truncate px-2 text-[0.71875rem] leading-8 text-ink-3"
              style={{ left: gap.start * scale, top, width, height: ticksHeight }}
            >
              {gap.label}
            </span>
          );
        })}
        {today === null ? null : (
          <span
            className="absolute -translate-x-1/2 rounded-full bg-accent px-2 text-xs leading-4 font-semibold text-accent-on"
            style={{ left: today * scale, top: top - 9 }}
          >
            Today
          </span>
        )}
      </div>
    </div>
  );
});
