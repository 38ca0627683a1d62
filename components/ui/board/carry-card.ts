import { pullAtEdge, showCarrying } from "@/components/ui/pointer";
import { type GridLane, type GridLayout, type GridSizes, indexInCell, laneAt } from "./layout";

type Point = { x: number; y: number };

/** The board as it stands when it is looked at: read anew in every frame. */
export type CarryGround = {
  scroller: HTMLElement;
  /** What holds the cards; its corner is where places are measured from. */
  body: HTMLElement;
  /** Shows where the card would go. */
  line: HTMLElement;
  lanes: readonly GridLane[];
  layout: GridLayout;
  sizes: GridSizes;
  columns: number;
  /** The one column shown, where it is one. */
  only: number | undefined;
  isOrdered(column: number): boolean;
  /** From one column's left edge to the next one's, and of the first, in pixels. */
  step: number;
  inset: number;
  gap: number;
  takes(id: string, lane: number, column: number): boolean;
};

/** Where a card would be put. `index` among the cell's cards without it; null where none is meant. */
export type Drop = { lane: number; column: number; index: number | null };

/**
 * Carries a card with the pointer. A copy of it follows by transform, once a frame; nothing is
 * rendered until it is dropped. `onEnd` is called once, with the cell it was let go over, or null, and its place among
 * the cards, in pixels from their corner.
 */
export class CarryCard {
  private frame = 0;
  private point: Point;
  private drop: Drop | null = null;
  private isOverHead = false;
  private readonly ghost: HTMLElement;
  private readonly home: DOMRect;
  private readonly hideCarrying = showCarrying("grabbing");

  constructor(
    private readonly ground: () => CarryGround | null,
    private readonly id: string,
    private readonly card: HTMLElement,
    private readonly start: Point,
    private readonly onEnd: (drop: Drop | null, at: Point | null) => void,
  ) {
    this.point = start;
    this.home = card.getBoundingClientRect();
    this.ghost = copyOf(card, this.home);
    document.body.append(this.ghost);
    this.schedule();
  }

  /** The pointer is somewhere else now. */
  to(point: Point): void {
    this.point = point;
    this.schedule();
  }

  /** Puts it down where it is. */
  letGo(): void {
    cancelAnimationFrame(this.frame);
    this.draw();
    this.end(this.drop);
  }

  /** Everything is as before. */
  cancel(): void {
    cancelAnimationFrame(this.frame);
    this.end(null);
  }

  private end(drop: Drop | null): void {
    const ground = this.ground();
    // Measured before anything changes: afterwards the page would be laid out for it.
    const at = ground && between(ground.body.getBoundingClientRect(), this.ghost.getBoundingClientRect());
    if (ground) ground.line.hidden = true;
    markTarget(null);
    this.hideCarrying();
    this.ghost.remove();
    this.onEnd(drop, at);
  }

  private schedule(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      const scrolled = this.scrollAtEdge();
      this.draw();
      if (scrolled) this.schedule();
    });
  }

  private draw(): void {
    const ground = this.ground();
    if (!ground) return;
    const [dx, dy] = [this.point.x - this.start.x, this.point.y - this.start.y];
    this.ghost.style.transform = `translate(${dx}px, ${dy}px) rotate(1deg)`;
    const overHead = this.overHead(ground);
    this.isOverHead = overHead !== null;
    this.drop = overHead ?? this.overCell(ground, dy);
    this.drawLine(ground);
  }

  /** A column's name takes a card too: the one way to a column that is out of sight. */
  private overHead(ground: CarryGround): Drop | null {
    const over = document.elementFromPoint(this.point.x, this.point.y)?.closest<HTMLElement>("[data-drop-column]");
    const column = over ? Number(over.dataset.dropColumn) : -1;
    const lane = ground.layout.places.get(this.id)?.lane ?? 0;
    const isTaken = over && ground.takes(this.id, lane, column);
    markTarget(isTaken ? over : null);
    return isTaken ? { lane, column, index: null } : null;
  }

  private overCell(ground: CarryGround, dy: number): Drop | null {
    const { body, layout, lanes, sizes, step, inset, columns, only, isOrdered } = ground;
    const room = ground.scroller.getBoundingClientRect();
    const isOver =
      this.point.x > room.left && this.point.x < room.right && this.point.y > room.top && this.point.y < room.bottom;
    if (!isOver) return null;
    const origin = body.getBoundingClientRect();
    const column = only ?? Math.floor((this.point.x - origin.left - inset) / step);
    const y = this.home.top + dy - origin.top;
    const lane = laneAt(layout.tops, this.point.y - origin.top, sizes.head);
    if (column < 0 || column >= columns || !ground.takes(this.id, lane, column)) return null;
    const cell = (lanes[lane]?.cells[column] ?? []).filter(({ id }) => id !== this.id);
    if (cell.length === 0 || !isOrdered(column) || roomOf(ground, lane) === 0) return { lane, column, index: null };
    return { lane, column, index: indexInCell(cell.length, y, layout.tops[lane] ?? 0, sizes) };
  }

  /** A line where it would go; a tint over the whole cell where no place in it is meant, over the head of a folded lane. */
  private drawLine(ground: CarryGround): void {
    const { line, layout, sizes, step, inset, gap, only } = ground;
    const { drop } = this;
    line.hidden = drop === null || this.isOverHead;
    if (!drop) return;
    const laneTop = layout.tops[drop.lane] ?? 0;
    let top = laneTop - sizes.gap / 2 - 1;
    if (drop.index !== null) {
      const home = layout.places.get(this.id);
      // The carried card leaves its room free: below it the others are one place further down.
      const isBelowHome = home?.lane === drop.lane && home.column === drop.column && drop.index > home.index;
      top += (drop.index + (isBelowHome ? 1 : 0)) * (sizes.card + sizes.gap);
    }
    const room = roomOf(ground, drop.lane);
    if (room === 0) top -= sizes.head;
    line.toggleAttribute("data-cell", drop.index === null);
    line.style.height = drop.index === null ? `${(room || sizes.head) + 2}px` : "";
    line.style.width = `${step - gap}px`;
    line.style.transform = `translate(${inset + (only === undefined ? drop.column : 0) * step}px, ${top}px)`;
  }

  /** Scrolls when the pointer is near an edge. True while it does. */
  private scrollAtEdge(): boolean {
    const scroller = this.ground()?.scroller;
    if (!scroller) return false;
    const room = scroller.getBoundingClientRect();
    const x = pullAtEdge(this.point.x, room.left, room.right);
    const y = pullAtEdge(this.point.y, room.top, room.bottom);
    if (x === 0 && y === 0) return false;
    const { scrollLeft, scrollTop } = scroller;
    scroller.scrollBy(x, y);
    return scroller.scrollLeft !== scrollLeft || scroller.scrollTop !== scrollTop;
  }
}

function between(corner: DOMRect, { left, top }: DOMRect): Point {
  return { x: left - corner.left, y: top - corner.top };
}

/** How high a lane is beneath its head, in pixels; 0 where it is folded. */
function roomOf({ layout, sizes }: CarryGround, lane: number): number {
  const end = layout.tops[lane + 1] ?? layout.height + sizes.head;
  return end - sizes.head - (layout.tops[lane] ?? 0);
}

function copyOf(card: HTMLElement, { left, top, width, height }: DOMRect): HTMLElement {
  const ghost = document.createElement("div");
  const copy = card.cloneNode(true) as HTMLElement;
  for (const attribute of ["id", "role", "tabindex", "data-card", "aria-label", "style"])
    copy.removeAttribute(attribute);
  copy.className = "size-full [&>*]:shadow-float";
  ghost.append(copy);
  ghost.inert = true;
  ghost.setAttribute("aria-hidden", "true");
  ghost.className = "pointer-events-none fixed z-50 will-change-transform";
  Object.assign(ghost.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  return ghost;
}

function markTarget(target: HTMLElement | null): void {
  for (const marked of document.querySelectorAll("[data-drop-column][data-target]"))
    if (marked !== target) marked.removeAttribute("data-target");
  target?.setAttribute("data-target", "");
}
