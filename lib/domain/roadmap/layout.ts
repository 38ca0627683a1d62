import { type CalendarDate, daysBetween } from "@/lib/domain/calendar/dates";

/** A column of the time axis, in days from the axis's origin. `end` is the day after its last. */
export type Column = { number: number; start: number; end: number };

/** Days between two columns that belong to neither. */
type Gap = { start: number; end: number; label: string };

/** The time axis: days from left to right, columns to snap to, gaps between some of them. */
export type Axis = { origin: CalendarDate; days: number; columns: readonly Column[]; gaps: readonly Gap[] };

/** What a column is made of: numbered without holes, `endsOn` is the last day. */
type DatedColumn = { number: number; startsOn: CalendarDate; endsOn: CalendarDate };

/** The axis of dated columns, in order. Null where there are none. */
export function axisOf(
  columns: readonly DatedColumn[],
  gaps: readonly { startsOn: CalendarDate; endsOn: CalendarDate; reason: string }[] = [],
): Axis | null {
  const first = columns[0];
  const last = columns.at(-1);
  if (!first || !last) return null;
  const origin = first.startsOn;
  const from = (day: CalendarDate) => daysBetween(origin, day);
  return {
    origin,
    days: from(last.endsOn) + 1,
    columns: columns.map((c) => ({ number: c.number, start: from(c.startsOn), end: from(c.endsOn) + 1 })),
    gaps: gaps.map((g) => ({ start: from(g.startsOn), end: from(g.endsOn) + 1, label: g.reason })),
  };
}

/** The column of that number, or the nearest one the axis has. */
export function columnOf(axis: Axis, number: number): Column {
  const first = axis.columns[0] as Column;
  const index = Math.max(0, Math.min(axis.columns.length - 1, number - first.number));
  return axis.columns[index] as Column;
}

/** Whether any of the columns `first` to `last` is on the axis. */
export function isOnAxis(axis: Axis, first: number, last: number): boolean {
  const from = axis.columns[0] as Column;
  const to = axis.columns.at(-1) as Column;
  return first <= to.number && last >= from.number;
}

/** The column at a day; in a gap, or outside, the nearest. */
export function columnAt(axis: Axis, day: number): Column {
  let low = 0;
  let high = axis.columns.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((axis.columns[middle] as Column).start <= day) low = middle;
    else high = middle - 1;
  }
  const here = axis.columns[low] as Column;
  const next = axis.columns[low + 1];
  return next && day >= here.end && next.start - day < day - here.end ? next : here;
}

/** The columns that touch days `from` to `to`. */
export function columnsBetween(axis: Axis, from: number, to: number): readonly Column[] {
  const first = columnAt(axis, from);
  const last = columnAt(axis, to);
  const base = (axis.columns[0] as Column).number;
  return axis.columns.slice(first.number - base, last.number - base + 1);
}

/** How far in or out: named by what fits into the width. */
export const zooms = ["sprint", "milestone", "quarter", "year", "three_years"] as const;
export type Zoom = (typeof zooms)[number];

/**
 * Days that fit into the width at each zoom. A bit more than its name says, so that what comes
 * before and after is in sight; three years exactly.
 */
export const daysInSight: Record<Zoom, number> = {
  sprint: 28,
  milestone: 84,
  quarter: 140,
  year: 380,
  three_years: 1100,
};

/**
 * The day at the left at first: that of column `wanted`, or the present column's where both don't
 * fit into the width together.
 */
export function startDay(axis: Axis, present: number, wanted: number, zoom: Zoom): number {
  const now = columnOf(axis, present);
  const start = columnOf(axis, wanted).start;
  return now.end - start <= daysInSight[zoom] ? start : now.start;
}

/** The zoom one step nearer (`-1`) or farther (`1`), or the same at either end. */
export function nextZoom(zoom: Zoom, step: 1 | -1): Zoom {
  return zooms[Math.max(0, Math.min(zooms.length - 1, zooms.indexOf(zoom) + step))] as Zoom;
}

/** A bar's columns, both counted. */
export type Span = { first: number; last: number };

/**
 * Puts bars into rows so that none in a row overlap, with as few rows as there can be: by start,
 * longer ones first, then in the order given. Returns each bar's row (from 0) and how many rows.
 */
export function packRows<B extends Span>(bars: readonly B[]): { rows: Map<B, number>; count: number } {
  const order = bars
    .map((bar, index) => ({ bar, index }))
    .sort((a, b) => a.bar.first - b.bar.first || b.bar.last - a.bar.last || a.index - b.index);
  const ends: number[] = [];
  const rows = new Map<B, number>();
  for (const { bar } of order) {
    const free = ends.findIndex((end) => end < bar.first);
    const row = free === -1 ? ends.length : free;
    ends[row] = bar.last;
    rows.set(bar, row);
  }
  return { rows, count: ends.length };
}

/** Sizes in pixels of what is stacked downwards. */
export type Density = { bar: number; pitch: number; padding: number; minHeight: number };

export const comfortable: Density = { bar: 22, pitch: 25, padding: 8, minHeight: 64 };
/** For fingers. */
export const roomy: Density = { bar: 30, pitch: 34, padding: 8, minHeight: 64 };

/** A lane's height for so many rows. */
export function laneHeight(rows: number, density: Density): number {
  return Math.max(density.minHeight, 2 * density.padding + (rows - 1) * density.pitch + density.bar);
}

/** Tops of things stacked downwards, and their whole height. */
export function stack(heights: readonly number[]): { tops: number[]; height: number } {
  let height = 0;
  const tops = heights.map((h) => {
    const top = height;
    height += h;
    return top;
  });
  return { tops, height };
}

/** Which of the stacked things touch `from` to `to`: first and last index; empty when last < first. */
export function stackedBetween(tops: readonly number[], height: number, from: number, to: number): [number, number] {
  if (tops.length === 0 || to < 0 || from > height) return [0, -1];
  return [indexAt(tops, from), indexAt(tops, to)];
}

/** The index of the stacked thing at `y`; the nearest when outside. */
export function indexAt(tops: readonly number[], y: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] as number) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Left edge and width in pixels of columns `first` to `last`, a hair inside the column lines. */
export function spanBox(axis: Axis, span: Span, scale: number): { left: number; width: number } {
  const from = columnOf(axis, span.first).start * scale;
  const to = columnOf(axis, span.last).end * scale;
  const inset = Math.min(3, (to - from) / 8);
  return { left: from + inset, width: Math.max(3, to - from - 2 * inset) };
}
