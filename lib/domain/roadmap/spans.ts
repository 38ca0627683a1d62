import type { Axis, Span } from "./layout";

/** What a person does to a bar: carry it whole, or pull one of its ends. */
export type Grip = "whole" | "start" | "end";

/**
 * The span after moving by so many columns: never off the axis, never shorter than one column, and
 * as long as before when carried whole. Where the axis ends, the move stops.
 */
export function shifted(span: Span, grip: Grip, by: number, axis: Axis): Span {
  const min = axis.columns[0]?.number ?? span.first;
  const max = axis.columns.at(-1)?.number ?? span.last;
  const { first, last } = span;
  if (grip === "whole") {
    // A bar that hangs over an end of the axis already may stay so, but not go farther.
    const down = Math.min(0, min - first);
    const up = Math.max(0, max - last);
    const step = Math.max(down, Math.min(up, by));
    return { first: first + step, last: last + step };
  }
  if (grip === "start") return { first: clamp(first + by, Math.min(min, first), last), last };
  return { first, last: clamp(last + by, first, Math.max(max, last)) };
}

/** A span of `length` columns from `first` on, kept on the axis. */
export function placedAt(first: number, length: number, axis: Axis): Span {
  const min = axis.columns[0]?.number ?? first;
  const max = axis.columns.at(-1)?.number ?? first + length - 1;
  const start = clamp(first, min, Math.max(min, max - length + 1));
  return { first: start, last: Math.min(max, start + length - 1) };
}

/** Whether two spans are the same. */
export function sameSpan(a: Span, b: Span): boolean {
  return a.first === b.first && a.last === b.last;
}

function clamp(n: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, n));
}

/** A bar where it is drawn: which lane, which row in it, which columns. */
export type PlacedBar = Span & { id: string; lane: number; row: number };

export type Direction = "left" | "right" | "up" | "down";

/**
 * The bar the focus goes to from another: left and right along the lane in order of time; up and
 * down to one that overlaps it in its own lane, else to the nearest in time of the next lane that
 * has any. The bar itself at an end.
 */
export function neighbour(bars: readonly PlacedBar[], id: string, direction: Direction): string {
  const here = bars.find((bar) => bar.id === id);
  if (!here) return bars[0]?.id ?? id;
  if (direction === "left" || direction === "right") {
    const lane = bars.filter((bar) => bar.lane === here.lane).sort(byTime);
    const next = lane[lane.indexOf(here) + (direction === "right" ? 1 : -1)];
    return next?.id ?? id;
  }
  const sign = direction === "down" ? 1 : -1;
  const beyond = bars.filter(
    (bar) =>
      Math.sign(bar.lane - here.lane || bar.row - here.row) === sign &&
      (bar.lane !== here.lane || gap(bar, here) === 0),
  );
  const [nearest] = beyond.sort(
    (a, b) => sign * (a.lane - b.lane) || gap(a, here) - gap(b, here) || sign * (a.row - b.row) || byTime(a, b),
  );
  return nearest?.id ?? id;
}

function byTime(a: PlacedBar, b: PlacedBar): number {
  return a.first - b.first || a.row - b.row || a.last - b.last;
}

/** Columns from one to the other, 0 where they overlap. */
function gap(a: Span, b: Span): number {
  return Math.max(0, a.first - b.last, b.first - a.last);
}
