import { scaleLinear, scalePoint } from "d3-scale";
import { curveLinear, curveStepAfter, line } from "d3-shape";

/** What a line of a chart is drawn in: a meaning, never a colour. */
export type LineTone = "accent" | "ink" | "muted" | "ok" | "team";

export type ChartLine = {
  id: string;
  label: string;
  tone: LineTone;
  /** Values at the ticks, in order; null where there is none. */
  values: readonly (number | null)[];
  /** `step` for what holds until it changes. */
  shape?: "line" | "step";
  isDashed?: boolean;
};

export type ChartTick = {
  /** Names the tick; each is another. */
  id: string;
  /** Under the axis; empty for none. */
  label: string;
  /** Said in full on hover and in the table. */
  title: string;
  /** A day on which nothing is expected to move: its ground is shaded. */
  isQuiet?: boolean;
};

/** Room around the lines, in pixels: figures at the left, labels under the axis. */
const room = { top: 12, right: 24, bottom: 24, left: 40 };

type ChartScales = ReturnType<typeof chartScales>;

/** Where ticks and values are in a box of that size, in pixels. The vertical axis starts at 0. */
export function chartScales(
  { width, height }: { width: number; height: number },
  ticks: readonly ChartTick[],
  lines: readonly ChartLine[],
) {
  const most = Math.max(1, ...lines.flatMap(({ values }) => values.flatMap((value) => value ?? [])));
  const x = scalePoint(
    ticks.map(({ id }) => id),
    [room.left, Math.max(room.left + 1, width - room.right)],
  );
  const y = scaleLinear([0, most], [height - room.bottom, room.top]).nice(4);
  return {
    x,
    y,
    step: x.step() || 1,
    bottom: height - room.bottom,
    top: room.top,
    left: room.left,
    right: width - room.right,
  };
}

/** The path of a line; gaps where it has no value. */
export function linePath({ values, shape }: ChartLine, ticks: readonly ChartTick[], { x, y }: ChartScales): string {
  const draw = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => x(ticks[index]?.id ?? "") ?? 0)
    .y((value) => y(value ?? 0))
    .curve(shape === "step" ? curveStepAfter : curveLinear);
  return draw([...values]) ?? "";
}

/** The ticks whose labels have room, so that none touches the next. */
export function labelledTicks(ticks: readonly ChartTick[], step: number): ChartTick[] {
  const every = Math.max(1, Math.ceil(52 / step));
  return ticks.filter(({ label }) => label !== "").filter((_, index) => index % every === 0);
}
