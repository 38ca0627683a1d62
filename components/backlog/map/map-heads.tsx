"use client";

import clsx from "clsx";
import { LaneHead } from "@/components/backlog/board/lane-heads";
import { TeamDot } from "@/components/ui/team-dot";
import type { MapColumn, MapRow, MapSum } from "@/lib/domain/backlog/map-model";

type EpicHeadProps = { column: MapColumn; hue: number | null; onOpen(number: number): void };

/** An Epic above its Stories, with their points. */
export function EpicHead({ column: { epic, sum }, hue, onOpen }: EpicHeadProps) {
  return (
    <div className="flex min-h-20 min-w-0 flex-col px-1">
      {epic ? (
        <button
          type="button"
          onClick={() => onOpen(epic.number)}
          className="line-clamp-3 min-h-9 shrink-0 rounded text-left leading-4.5 font-medium hover:text-accent-ink"
          title={epic.title}
        >
          {hue === null ? null : <TeamDot hue={hue} className="mr-1.5" />}
          <span className="text-sm font-normal text-ink-3">E-{epic.number}</span> {epic.title}
        </button>
      ) : (
        <div className="min-h-9 leading-4.5 font-medium">Without an Epic</div>
      )}
      <div className="mt-auto truncate text-sm text-ink-3" title={sumWords(sum)}>
        {sum.donePoints} of {sum.points} points done
      </div>
    </div>
  );
}

type RowHeadProps = {
  name: string;
  row: MapRow;
  isRunning: boolean;
  /** Points the teams in sight can do, where the row is a Flow Sprint or a team's. */
  capacity: number | null;
  hue: number | null;
  isCollapsed: boolean;
  onToggle(): void;
};

/** A row's name, its points, and what fits beside them (BLG-4). */
export function RowHead({ name, row, isRunning, capacity, hue, isCollapsed, onToggle }: RowHeadProps) {
  const { points } = row.sum;
  const over = capacity === null ? 0 : points - capacity;
  return (
    <LaneHead
      name={
        <>
          {hue === null ? null : <TeamDot hue={hue} className="mr-2" />}
          {name}
        </>
      }
      isHeading
      isCollapsed={isCollapsed}
      onToggle={onToggle}
    >
      {isRunning ? <span className="rounded-full bg-accent-soft px-2 text-sm text-accent-ink">running</span> : null}
      <span
        title={sumWords(row.sum)}
        className={clsx("truncate text-sm", over > 0 ? "rounded-full bg-warn-soft px-2 text-warn-ink" : "text-ink-3")}
      >
        {points} points{capacity === null ? "" : ` of ${capacity}`}
        {over > 0 ? `, ${over} over` : ""}
        {row.sum.unestimated > 0 ? ` · ${row.sum.unestimated} without an estimate` : ""}
      </span>
    </LaneHead>
  );
}

function sumWords({ stories, points, donePoints, unestimated }: MapSum): string {
  const words = `${stories === 1 ? "1 Story" : `${stories} Stories`}, ${donePoints} of ${points} points done`;
  return unestimated > 0 ? `${words}, ${unestimated} without an estimate` : words;
}
