"use client";

import { Check } from "lucide-react";
import clsx from "clsx";
import { memo, useRef } from "react";
import type { Box } from "@/lib/domain/roadmap/routes";
import { teamColor } from "../team-color";
import { type Glides, useGlide } from "./glide";
import type { TimelineBar } from "./model";

type BarProps = {
  bar: TimelineBar;
  left: number;
  top: number;
  width: number;
  height: number;
  /** The lane's top: bars are drawn within their lane. */
  laneTop: number;
  scale: number;
  isSelected: boolean;
  isFocusable: boolean;
  /** Pointed at or focused: only then it has handles, so that the others are light. */
  isActive: boolean;
  canConnect: boolean;
  mover: string | undefined;
  glides: Glides;
  helpId: string;
};

/** A bar: progress is a tint in it, its label stays in sight while any of it is. */
export const Bar = memo(function Bar(props: BarProps) {
  const {
    bar,
    left,
    top,
    width,
    height,
    laneTop,
    scale,
    isSelected,
    isFocusable,
    isActive,
    canConnect,
    mover,
    glides,
    helpId,
  } = props;
  const element = useRef<HTMLButtonElement>(null);
  const box: Box = { left, top, width, height };
  useGlide(element, bar.id, box, scale, glides);
  return (
    <button
      ref={element}
      type="button"
      data-bar={bar.id}
      aria-label={bar.description}
      aria-describedby={helpId}
      aria-current={isSelected || undefined}
      tabIndex={isFocusable ? 0 : -1}
      {...(bar.hue === null ? {} : teamColor(bar.hue))}
      style={{ left, top: top - laneTop, width, height }}
      className={clsx(
        "group/bar absolute z-10 rounded-md border text-left text-[0.71875rem] leading-none select-none pointer-coarse:text-sm [-webkit-touch-callout:none]",
        "focus-visible:z-30 focus-visible:outline-offset-1 data-carried:z-30 data-carried:opacity-85 data-carried:shadow-float data-target:ring-2 data-target:ring-accent",
        bar.hue === null ? "border-line-strong bg-sunken text-ink-2" : "border-team-edge bg-team-tint text-team-ink",
        bar.isTentative && "border-dashed",
        bar.isMovable && "touch-pan-x touch-pan-y",
        isSelected && "z-20 ring-2 ring-accent",
      )}
    >
      <span className="absolute inset-0 overflow-clip rounded-[5px]">
        {bar.progress > 0 ? (
          <span
            className={clsx("absolute inset-y-0 left-0", bar.hue === null ? "bg-line" : "bg-team-fill")}
            style={{ width: `${bar.progress * 100}%` }}
          />
        ) : null}
        {/* Without a width of its own it sticks to the very end; the bar cuts what then stands out. */}
        <span className="sticky inline-flex h-full w-0" style={{ left: "var(--timeline-heads)" }}>
          <span className="flex shrink-0 items-center gap-1 px-1.5" style={{ maxWidth: width - 2 }}>
            {bar.isDone ? <Check aria-hidden="true" className="size-3 shrink-0" strokeWidth={2.5} /> : null}
            {bar.sign}
            <span className="truncate leading-5">{bar.label}</span>
          </span>
        </span>
      </span>
      {isActive && bar.isMovable && width > 18 ? (
        <>
          <span data-grip="start" className="absolute inset-y-0 -left-0.5 w-2 cursor-ew-resize" />
          <span data-grip="end" className="absolute inset-y-0 -right-0.5 w-2 cursor-ew-resize" />
        </>
      ) : null}
      {isActive && canConnect ? (
        <>
          <ConnectHandle end="needs" className="-left-3.5" />
          <ConnectHandle end="gives" className="-right-3.5" />
        </>
      ) : null}
      {mover ? (
        <span className="pointer-events-none absolute -top-3 left-1 z-30 max-w-40 truncate rounded-sm bg-ink px-1 py-0.5 text-[0.625rem] text-surface">
          {mover}
        </span>
      ) : null}
    </button>
  );
});

/** Pulled onto another bar, it ties the two with a string. Shown while the bar is pointed at. */
function ConnectHandle({ end, className }: { end: "needs" | "gives"; className: string }) {
  return (
    <span
      data-connect={end}
      className={clsx(
        "absolute top-1/2 grid size-3 -translate-y-1/2 cursor-crosshair place-items-center opacity-0 group-hover/bar:opacity-100 group-focus-visible/bar:opacity-100 pointer-coarse:hidden",
        className,
      )}
    >
      <span className="size-2 rounded-full border border-ink-3 bg-surface" />
    </span>
  );
}
