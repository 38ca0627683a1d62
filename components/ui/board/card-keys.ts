import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import { type Direction, directions } from "@/components/ui/arrow-keys";
import { type GridCard, type GridLane, type GridLayout, cardBeside } from "./layout";
import type { BoardGridProps } from "./model";

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
 * column or past its neighbour. Where lanes are crossed Alt goes past the neighbours and on into the
 * next lane, Shift there at once. Enter opens it.
 */
export function useCardKeys<Card extends GridCard>(board: CardKeys<Card>): (event: KeyboardEvent) => void {
  const latest = useRef(board);
  useEffect(() => {
    latest.current = board;
  });
  return useCallback((event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.dataset.card === undefined) return;
    const { lanes, layout, cards, isMovable, onOpen, onCardKey, announce, focusCard } = latest.current;
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
        carryByKey(latest.current, card, place, direction, event.shiftKey);
      } else {
        announce("You can't move this one.");
      }
    }
  }, []);
}

/** Carries a card one step, and says where it is then. */
function carryByKey<Card extends GridCard>(
  { lanes, columns, isOrdered = () => false, crossesLanes, laneName, takes, announce, move }: CardKeys<Card>,
  moved: Card,
  from: { lane: number; column: number; index: number },
  to: Direction,
  isByLane: boolean,
): void {
  const cell = lanes[from.lane]?.cells[from.column] ?? [];
  if (to === "up" || to === "down") {
    const step = to === "up" ? -1 : 1;
    const index = from.index + step;
    const orders = isOrdered(from.column);
    if (orders && index >= 0 && index < cell.length && !(crossesLanes && isByLane)) {
      move(moved, { lane: from.lane, column: from.column, index }, "keyboard");
      return announce(`${index + 1} of ${cell.length}`, true);
    }
    if (!crossesLanes) {
      return announce(orders ? "It can't go farther that way." : "You can't move it up or down here.");
    }
    const lane = from.lane + step;
    const next = lanes[lane];
    if (!next || !takes(moved, lane, from.column)) return announce("It can't go farther that way.");
    const end = to === "up" ? (next.cells[from.column]?.length ?? 0) : 0;
    move(moved, { lane, column: from.column, index: orders && !isByLane ? end : null }, "keyboard");
    return announce(`Now in ${laneName?.(next.id) ?? next.id}`, true);
  }
  const column = from.column + (to === "left" ? -1 : 1);
  const name = columns[column]?.name;
  if (name === undefined || !takes(moved, from.lane, column)) return announce("It can't go farther that way.");
  move(moved, { lane: from.lane, column, index: null }, "keyboard");
  announce(`Now in ${name}`, true);
}
