"use client";

import clsx from "clsx";
import { memo, type ReactNode, useMemo, useRef } from "react";
import { type CardGlides, useCardGlide } from "./glide-card";
import type { GridCard } from "./layout";

/** What a card is told of where it is. */
export type CardState = {
  /** The one that Tab comes to: its buttons can be reached too. */
  isFocusable: boolean;
};

type CardFrameProps<Card extends GridCard> = {
  card: Card;
  column: number;
  top: number;
  height: number;
  left: string;
  width: string;
  /** Said in place of all that is on the card: what it is, and where. */
  nameOf(card: Card): string;
  where: string;
  rowIndex: number;
  isFocusable: boolean;
  isCarried: boolean;
  isMovable: boolean;
  /** Who has just moved it. */
  mark: string | undefined;
  layoutKey: string;
  glides: CardGlides;
  render(card: Card, state: CardState): ReactNode;
};

/** A card at its place. Drawn anew only when the card itself or its place is another. */
function Frame<Card extends GridCard>({
  card,
  column,
  top,
  height,
  left,
  width,
  nameOf,
  where,
  rowIndex,
  isFocusable,
  isCarried,
  isMovable,
  mark,
  layoutKey,
  glides,
  render,
}: CardFrameProps<Card>) {
  const frame = useRef<HTMLDivElement>(null);
  useCardGlide(frame, card.id, { column, top }, layoutKey, glides);
  // Most cards only make room for one that was moved: what is on them stays.
  const name = useMemo(() => nameOf(card), [nameOf, card]);
  const content = useMemo(() => render(card, { isFocusable }), [render, card, isFocusable]);
  return (
    <div
      ref={frame}
      role="row"
      data-card={card.id}
      aria-rowindex={rowIndex}
      aria-label={`${name}, ${where}`}
      tabIndex={isFocusable ? 0 : -1}
      style={{ left, width, height, transform: `translateY(${top}px)` }}
      className={clsx(
        "absolute top-0 rounded select-none focus-visible:outline-2 focus-visible:outline-accent",
        isMovable && "cursor-grab pointer-coarse:cursor-default",
        isCarried && "opacity-40",
      )}
    >
      <div role="gridcell" className="size-full">
        {content}
      </div>
      {mark ? (
        <span className="appear pointer-events-none absolute -top-2 right-2 z-10 rounded-full bg-accent px-2 text-sm text-accent-on">
          {mark}
        </span>
      ) : null}
    </div>
  );
}

export const CardFrame = memo(Frame) as typeof Frame;
