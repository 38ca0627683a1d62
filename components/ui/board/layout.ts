import type { Direction } from "@/components/ui/arrow-keys";

/** A card of a board: all the grid knows of it. */
export type GridCard = { id: string };

/** A band of the board from left to right: its cards, by the index of their column. */
export type GridLane<Card extends GridCard = GridCard> = { id: string; cells: readonly (readonly Card[])[] };

/** How high things are, in pixels. Without lane heads `head` is 0. */
export type GridSizes = { card: number; gap: number; head: number };

/** One row of the grid: a lane's head, or the cards with one index in their cells. */
type GridRow = { kind: "head" | "cards"; lane: number; index: number; height: number };

/** Where a card is: its lane, its column and its index in that cell. */
type GridPlace = { lane: number; column: number; index: number };

/** Where everything is. `tops` are those of the lanes' cards, in pixels from the first row. */
export type GridLayout = {
  rows: readonly GridRow[];
  tops: readonly number[];
  /** The index of each lane's head among the rows. */
  heads: readonly number[];
  height: number;
  places: ReadonlyMap<string, GridPlace & { row: number; top: number }>;
};

/**
 * Lays out lanes one under the other; of a collapsed one only the head is there. `least`: how many
 * rows a lane without cards keeps free to put some into.
 */
export function layOut(
  lanes: readonly GridLane[],
  sizes: GridSizes,
  isCollapsed: (id: string) => boolean,
  least = 1,
): GridLayout {
  const rows: GridRow[] = [];
  const tops: number[] = [];
  const heads: number[] = [];
  const places = new Map<string, GridPlace & { row: number; top: number }>();
  const step = sizes.card + sizes.gap;
  let top = 0;
  for (const [lane, { id, cells }] of lanes.entries()) {
    heads.push(rows.length);
    if (sizes.head > 0) {
      rows.push({ kind: "head", lane, index: 0, height: sizes.head });
      top += sizes.head;
    }
    tops.push(top);
    if (isCollapsed(id)) continue;
    for (const [column, cards] of cells.entries()) {
      for (const [index, card] of cards.entries())
        places.set(card.id, { lane, column, index, row: rows.length + index, top: top + index * step });
    }
    const longest = Math.max(least, ...cells.map((cards) => cards.length));
    for (let index = 0; index < longest; index++) rows.push({ kind: "cards", lane, index, height: step });
    top += longest * step;
  }
  return { rows, tops, heads, height: top, places };
}

/** The lane at a height: the last one that begins above it. */
export function laneAt(tops: readonly number[], y: number, head: number): number {
  let lane = 0;
  for (let index = 0; index < tops.length; index++) {
    if ((tops[index] ?? 0) - head > y) break;
    lane = index;
  }
  return lane;
}

/** Where in a cell something goes that is let go at a height: among its cards without the carried one. */
export function indexInCell(count: number, y: number, top: number, sizes: GridSizes): number {
  return Math.max(0, Math.min(count, Math.round((y - top) / (sizes.card + sizes.gap))));
}

/**
 * The card beside one: up and down through its column and on into the lanes, left and right to the
 * nearest card of the next column with any in that lane. Null at the edge.
 */
export function cardBeside(lanes: readonly GridLane[], layout: GridLayout, id: string, direction: Direction) {
  const place = layout.places.get(id);
  if (!place) return null;
  const { lane, column, index } = place;
  if (direction === "left" || direction === "right") {
    const step = direction === "left" ? -1 : 1;
    const cells = lanes[lane]?.cells ?? [];
    for (let other = column + step; other >= 0 && other < cells.length; other += step) {
      const cards = cells[other] ?? [];
      const card = cards[Math.min(index, cards.length - 1)];
      if (card) return card.id;
    }
    return null;
  }
  const step = direction === "up" ? -1 : 1;
  const within = lanes[lane]?.cells[column]?.[index + step];
  if (within) return within.id;
  for (let other = lane + step; other >= 0 && other < lanes.length; other += step) {
    const cards = lanes[other]?.cells[column] ?? [];
    const card = cards.at(step > 0 ? 0 : -1);
    if (card && layout.places.has(card.id)) return card.id;
  }
  return null;
}
