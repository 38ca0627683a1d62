import { type Axis, type Density, type Span, laneHeight, packRows, spanBox, stack } from "./layout";
import type { Box } from "./routes";
import type { PlacedBar } from "./spans";

/** What a lane is placed by. */
type LaneToPlace<B extends Span & { id: string }> = { id: string; bars: readonly B[] };

/** Where all lanes and bars are, in pixels from the corner of the first lane. */
export type Placement = {
  laneIds: string[];
  tops: number[];
  heights: number[];
  height: number;
  /** Every bar with its lane and row, lane by lane. */
  bars: PlacedBar[];
  boxes: ReadonlyMap<string, Box>;
};

/** Packs every lane's bars into rows and stacks the lanes. `scale` is pixels a day. */
export function placeLanes<B extends Span & { id: string }>(
  axis: Axis,
  lanes: readonly LaneToPlace<B>[],
  scale: number,
  density: Density,
): Placement {
  const packed = lanes.map((lane) => packRows(lane.bars));
  const heights = packed.map(({ count }) => laneHeight(count, density));
  const { tops, height } = stack(heights);
  const bars: PlacedBar[] = [];
  const boxes = new Map<string, Box>();
  lanes.forEach((lane, index) => {
    for (const bar of lane.bars) {
      const row = packed[index]?.rows.get(bar) ?? 0;
      const { id, first, last } = bar;
      bars.push({ id, first, last, lane: index, row });
      const top = (tops[index] ?? 0) + density.padding + row * density.pitch;
      boxes.set(id, { ...spanBox(axis, bar, scale), top, height: density.bar });
    }
  });
  return { laneIds: lanes.map((lane) => lane.id), tops, heights, height, bars, boxes };
}

/** Whether two boxes touch. */
export function touches(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}

/** The smallest box around two. */
export function around(a: Box, b: Box): Box {
  const left = Math.min(a.left, b.left);
  const top = Math.min(a.top, b.top);
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
  };
}
