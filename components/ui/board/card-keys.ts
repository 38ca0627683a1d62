import { type KeyboardEvent, useCallback } from "react";
import { type Direction, type GridCard, type GridLane, type GridLayout, cardBeside } from "./layout";
import type { BoardGridProps } from "./model";

const directions: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

export type CardMoves<Card extends GridCard> = {
  move(card: Card, to: { lane: number; column: number; index: number | null }, by: "pointer" | "keyboard"): void;
};

type CardKeys<Card extends GridCard> = Pick<
  BoardGridProps<Card>,
  "columns" | "isOrdered" | "crossesLanes" | "laneName" | "isMovable" | "takes" | "onOpen" | "onCardKey" | "announce"
> &
  CardMoves<Card> & {
    lanes: readonly GridLane<Card>[];
    layout: GridLayout;
    cards: ReadonlyMap<string, Card>;
    focusCard(id: string): void;
  };

/**
 * What keys do on a card: arrows move the focus; with Alt or Shift they carry the card, to the next
 * column or past its neighbour. Enter opens it.
 */
export function useCardKeys<Card extends GridCard>(board: CardKeys<Card>): (event: KeyboardEvent) => void {
  const {
    lanes,
    layout,
    cards,
    columns,
    isOrdered,
    crossesLanes,
    laneName,
    isMovable,
    takes,
    onOpen,
    onCardKey,
    announce,
    move,
    focusCard,
  } = board;
  return useCallback(
    (event) => {
      const { target } = event;
      if (!(target instanceof HTMLElement) || target.dataset.card === undefined) return;
      const card = cards.get(target.dataset.card);
      const place = layout.places.get(target.dataset.card);
      if (!card || !place || event.ctrlKey || event.metaKey) return;
      const direction = directions[event.key];
      if (event.key === "Enter") {
        event.preventDefault();
        onOpen(card);
      } else if (!direction) {
        onCardKey?.(event, card);
      } else {
        event.preventDefault();
        if (!event.altKey && !event.shiftKey) {
          const next = cardBeside(lanes, layout, card.id, direction);
          if (next) focusCard(next);
        } else if (isMovable(card)) {
          carry(card, place, direction);
        } else {
          announce("You can't move this one.");
        }
      }

      function carry(moved: Card, from: { lane: number; column: number; index: number }, to: Direction): void {
        const cell = lanes[from.lane]?.cells[from.column] ?? [];
        if (crossesLanes && (to === "up" || to === "down")) {
          const lane = from.lane + (to === "up" ? -1 : 1);
          const id = lanes[lane]?.id;
          if (id === undefined || !takes(moved, lane, from.column)) return announce("It can't go farther that way.");
          move(moved, { lane, column: from.column, index: null }, "keyboard");
          return announce(`Now in ${laneName?.(id) ?? id}`);
        }
        if (to === "up" || to === "down") {
          const index = from.index + (to === "up" ? -1 : 1);
          if (!isOrdered) return announce("You can't move it up or down here.");
          if (index < 0 || index >= cell.length) return announce("It can't go farther that way.");
          move(moved, { lane: from.lane, column: from.column, index }, "keyboard");
          return announce(`${index + 1} of ${cell.length}`);
        }
        const column = from.column + (to === "left" ? -1 : 1);
        const name = columns[column]?.name;
        if (name === undefined || !takes(moved, from.lane, column)) return announce("It can't go farther that way.");
        move(moved, { lane: from.lane, column, index: null }, "keyboard");
        announce(`Now in ${name}`);
      }
    },
    [
      lanes,
      layout,
      cards,
      columns,
      isOrdered,
      crossesLanes,
      laneName,
      isMovable,
      takes,
      onOpen,
      onCardKey,
      announce,
      move,
      focusCard,
    ],
  );
}
