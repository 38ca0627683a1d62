import type { KeyboardEvent, ReactNode } from "react";
import type { CardState } from "./card-frame";
import type { GridCard, GridLane, GridSizes } from "./layout";

/** A card's move. `index` among the cards of the cell without it; null where the order stays as it is. */
export type GridMove<Card extends GridCard> = {
  card: Card;
  laneId: string;
  column: number;
  index: number | null;
  /** The cards it comes among, as they were shown, without it. */
  cell: readonly Card[];
  /** The card left its lane. */
  isToOtherLane: boolean;
  by: "pointer" | "keyboard";
};

/**
 * A board of cards in columns and lanes, which knows nothing of what they are. What it draws by
 * (`renderCard`, `nameOf`, `isMovable`) must stay the same functions while the same is meant: cards
 * are drawn anew only when they change.
 */
export type BoardGridProps<Card extends GridCard> = {
  label: string;
  /** Another key says that something else is laid out: nothing glides then. */
  layoutKey: string;
  /** From the left. */
  columns: readonly { id: string; name: string }[];
  lanes: readonly GridLane<Card>[];
  sizes: GridSizes;
  /** The index of the one column shown, where there is no room for more. */
  only?: number | undefined;
  /** Whether in a column's cells a place is meant too; left out where it's always the cell alone. */
  isOrdered?(column: number): boolean;
  /** Keys carry a card on into the next lane: past the last of its cell, or with Shift at once. */
  crossesLanes?: boolean;
  /** What a lane is called, where keys carry cards between them: a card says which it is in. */
  laneName?(laneId: string): string;
  collapsed: ReadonlySet<string>;
  /** Who has just moved which card, by its id. */
  marks: ReadonlyMap<string, string>;
  /** How narrow a column may get: a CSS length. */
  columnWidth?: string;
  renderHead(column: number): ReactNode;
  /** Left out where lanes have no heads. */
  renderLaneHead?(laneId: string): ReactNode;
  renderCard(card: Card, state: CardState): ReactNode;
  /** What a screen reader says of a card, before where it is. */
  nameOf(card: Card): string;
  isMovable(card: Card): boolean;
  /** Whether a card may be put into a cell: by its lane and column index. */
  takes(card: Card, lane: number, column: number): boolean;
  onMove(move: GridMove<Card>): void;
  onOpen(card: Card): void;
  /** Keys the grid itself doesn't use, pressed on a card. */
  onCardKey?(event: KeyboardEvent, card: Card): void;
  /** `isAct`: what was just done, so that the toast of it isn't said too. */
  announce(text: string, isAct?: boolean): void;
};
