"use client";

import clsx from "clsx";
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useState } from "react";
import { type ChartLine, type ChartTick, type LineTone, chartScales, labelledTicks, linePath } from "./scales";
import { ChartTable } from "./chart-table";
import { useBoxWidth } from "./use-box-width";

type LineChartProps = {
  /** What it shows, for those who can't see it: "Burn-up of Harbour in Flow Sprint 7". */
  title: string;
  /** What it says, in a sentence with its figures. */
  summary: string;
  ticks: readonly ChartTick[];
  lines: readonly ChartLine[];
  /** What is counted: "points". */
  unit: string;
  height?: number;
  /** Shows the figures as a table instead. */
  asTable?: boolean;
};

const strokes: Record<LineTone, string> = {
  accent: "stroke-accent",
  ink: "stroke-ink",
  muted: "stroke-ink-3",
  ok: "stroke-ok",
  team: "stroke-team",
};
const fills: Record<LineTone, string> = {
  accent: "fill-accent",
  ink: "fill-ink",
  muted: "fill-ink-3",
  ok: "fill-ok",
  team: "fill-team",
};

/**
 * Lines over an axis of days or runs, as wide as its box. The figures of a tick show on hover, and
 * with the arrow keys; all of them in a table.
 */
export function LineChart({ title, summary, ticks, lines, unit, height = 240, asTable = false }: LineChartProps) {
  const [box, width] = useBoxWidth();
  const [at, setAt] = useState<number | null>(null);
  const id = useId();
  const scales = useMemo(() => chartScales({ width, height }, ticks, lines), [width, height, ticks, lines]);
  if (asTable) return <ChartTable title={title} ticks={ticks} lines={lines} />;

  const { x, y, bottom, top, left, right, step } = scales;
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const offset = event.clientX - event.currentTarget.getBoundingClientRect().left - left;
    setAt(Math.min(ticks.length - 1, Math.max(0, Math.round(offset / step))));
  };
  const walk = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (event.key === "Escape") setAt(null);
    if (by === 0) return;
    event.preventDefault();
    setAt(Math.min(ticks.length - 1, Math.max(0, (at ?? (by > 0 ? -1 : ticks.length)) + by)));
  };
  return (
    <figure ref={box} className="relative min-w-0">
      <svg
        role="img"
        aria-labelledby={`${id}-title ${id}-summary`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read the figures tick by tick
        tabIndex={0}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className="block touch-pan-y rounded"
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
        onKeyDown={walk}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-summary`}>{summary}</desc>
        {ticks.map((tick) =>
          tick.isQuiet ? (
            <rect
              key={tick.id}
              x={(x(tick.id) ?? 0) - step}
              y={top}
              width={step}
              height={bottom - top}
              className="fill-sunken"
            />
          ) : null,
        )}
        {y.ticks(4).map((value) => (
          <g key={value}>
            <line
              x1={left}
              x2={right}
              y1={y(value)}
              y2={y(value)}
              className="stroke-line"
              shapeRendering="crispEdges"
            />
            <text x={left - 8} y={y(value)} dy="0.32em" textAnchor="end" className="fill-ink-3 text-xs tabular-nums">
              {value}
            </text>
          </g>
        ))}
        {labelledTicks(ticks, step).map((tick) => (
          <text key={tick.id} x={x(tick.id)} y={bottom + 17} textAnchor="middle" className="fill-ink-3 text-xs">
            {tick.label}
          </text>
        ))}
        {lines.map((one) => (
          <path
            key={one.id}
            d={linePath(one, ticks, scales)}
            fill="none"
            strokeWidth={one.isDashed ? 1.5 : 2}
            strokeLinejoin="round"
            {...(one.isDashed && { strokeDasharray: "4 4" })}
            className={strokes[one.tone]}
          />
        ))}
        {at === null ? null : (
          <Cursor at={x(ticks[at]?.id ?? "") ?? 0} top={top} bottom={bottom}>
            {lines.map((one) => {
              const value = one.values[at] ?? null;
              return value === null ? null : (
                <circle
                  key={one.id}
                  cx={x(ticks[at]?.id ?? "")}
                  cy={y(value)}
                  r={3.5}
                  className={clsx(fills[one.tone], "stroke-surface")}
                />
              );
            })}
          </Cursor>
        )}
      </svg>
      <Legend lines={lines} />
      <p aria-live="polite" className="mt-1 min-h-5 text-sm text-ink-2 tabular-nums">
        {at === null ? summary : figuresAt(at, ticks, lines, unit)}
      </p>
    </figure>
  );
}

function Cursor({ at, top, bottom, children }: { at: number; top: number; bottom: number; children: React.ReactNode }) {
  return (
    <g>
      <line x1={at} x2={at} y1={top} y2={bottom} className="stroke-line-strong" shapeRendering="crispEdges" />
      {children}
    </g>
  );
}

/** "Mon 23 Nov: scope 21, done 10 points". */
function figuresAt(at: number, ticks: readonly ChartTick[], lines: readonly ChartLine[], unit: string): string {
  const parts = lines.flatMap(({ label, values }) => {
    const value = values[at] ?? null;
    return value === null ? [] : [`${label.toLowerCase()} ${Math.round(value * 10) / 10}`];
  });
  return `${ticks[at]?.title ?? ""}: ${parts.length > 0 ? `${parts.join(", ")} ${unit}` : "still ahead"}`;
}

function Legend({ lines }: { lines: readonly ChartLine[] }) {
  return (
    <figcaption className="flex flex-wrap gap-x-4 gap-y-1 pl-10 text-sm text-ink-2">
      {lines.map(({ id, label, tone, isDashed }) => (
        <span key={id} className="inline-flex items-center gap-1.5">
          <svg aria-hidden="true" width="18" height="4">
            <line
              x1="0"
              x2="18"
              y1="2"
              y2="2"
              strokeWidth="2"
              {...(isDashed && { strokeDasharray: "4 4" })}
              className={strokes[tone]}
            />
          </svg>
          {label}
        </span>
      ))}
    </figcaption>
  );
}
