"use client";

import { memo } from "react";
import { type Axis, columnOf, columnsBetween } from "@/lib/domain/roadmap/layout";
import type { TimelineLane } from "./model";
import type { Drawn } from "./use-sight";

type GridProps = { axis: Axis; scale: number; height: number; drawn: Drawn; current: number | null };

/** The column lines, the gaps and the current column: a path for each, however many columns. */
export const Grid = memo(function Grid({ axis, scale, height, drawn, current }: GridProps) {
  const columns = columnsBetween(axis, drawn.left / scale, drawn.right / scale);
  const lines = columns
    // From far away a line for each would be a grey ground.
    .filter(({ number, start, end }) => (number - 1) % Math.ceil(10 / ((end - start) * scale)) === 0)
    .map((c) => `M${x(c.start, scale)} 0V${height}`)
    .join("");
  const now = current === null ? null : columnOf(axis, current);
  return (
    <svg aria-hidden="true" className="pointer-events-none absolute top-0 left-0 size-px overflow-visible">
      <defs>
        <pattern id="timeline-gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V7" className="stroke-line-strong" strokeWidth="1.5" />
        </pattern>
      </defs>
      {now ? (
        <rect
          x={now.start * scale}
          width={(now.end - now.start) * scale}
          height={height}
          className="fill-accent opacity-7"
        />
      ) : null}
      {axis.gaps.map((gap) => (
        <rect
          key={gap.start}
          x={gap.start * scale}
          width={(gap.end - gap.start) * scale}
          height={height}
          fill="url(#timeline-gap)"
          className="opacity-45"
        />
      ))}
      <path d={lines} className="stroke-line" shapeRendering="crispEdges" />
    </svg>
  );
});

function x(day: number, scale: number): number {
  return Math.round(day * scale) + 0.5;
}

type FullnessProps = { lane: TimelineLane; axis: Axis; scale: number; drawn: Drawn; height: number };

/** How full the lane is, column by column, as a thin line along its foot: two paths a lane. */
export const Fullness = memo(function Fullness({ lane, axis, scale, drawn, height }: FullnessProps) {
  if (!lane.fullness) return null;
  let within = "";
  let over = "";
  for (const column of columnsBetween(axis, drawn.left / scale, drawn.right / scale)) {
    const full = lane.fullness(column.number);
    if (!full) continue;
    const from = column.start * scale + 2;
    const room = (column.end - column.start) * scale - 4;
    const run = `M${from.toFixed(1)} ${height - 2.5}h${(room * Math.min(1, full)).toFixed(1)}`;
    if (full > 1.0001) over += run;
    else within += run;
  }
  return (
    <svg aria-hidden="true" className="pointer-events-none absolute top-0 left-0 size-px overflow-visible">
      <path d={within} strokeWidth="2" className="stroke-line" />
      <path d={over} strokeWidth="2.5" className="stroke-warn" />
    </svg>
  );
});
