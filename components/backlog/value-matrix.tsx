"use client";

import { type KeyboardEvent, type PointerEvent, useCallback, useMemo, useRef, useState } from "react";
import { announce } from "@/components/ui/announce";
import { EmptyState } from "@/components/ui/empty-state";
import { followPress, slack, swallowClick } from "@/components/ui/pointer";
import { teamColor } from "@/components/ui/team-color";
import { effortTicks } from "@/lib/domain/backlog/effort-ticks";
import { valueScale } from "@/lib/domain/backlog/kinds";
import { bubbleWidth, matrixRows, valueAt } from "@/lib/domain/backlog/matrix-layout";
import type { EpicInView, TeamInView } from "@/lib/domain/roadmap/view";

type Weight = { value: number; effort: number };

type ValueMatrixProps = {
  epics: readonly EpicInView[];
  teams: readonly TeamInView[];
  onOpen(number: number): void;
  /** What the person may move an Epic by: its value, its effort; both without it nothing. */
  mayMove?(epic: EpicInView): { value: boolean; effort: boolean };
  onMove?(epic: EpicInView, to: Weight): void;
};

/**
 * Value against effort: worth it and quick at the upper left. Value by steps of its scale, effort
 * on a logarithmic axis, since it spans from a few points to hundreds. Done and dropped ones are
 * left out. Where it says so, an Epic is carried to its value and effort, or moved there with Alt and
 * the arrow keys.
 */
export function ValueMatrix({ epics, teams, onOpen, mayMove, onMove }: ValueMatrixProps) {
  const { box, measured, axis } = useAxis();
  const [carried, setCarried] = useState<{ id: string; x: number; y: number; to: Weight } | null>(null);
  const open = useMemo(() => epics.filter((epic) => epic.status !== "done" && epic.status !== "dropped"), [epics]);
  const placed = open.filter((epic) => epic.value !== null && epic.effort !== null);
  const unplaced = open.length - placed.length;
  const efforts = placed.map((epic) => epic.effort ?? 1);
  const least = Math.min(...efforts);
  // At least a doubling, so that a single Epic has an axis to stand on.
  const most = Math.max(...efforts, least * 2);
  if (placed.length === 0)
    return (
      <EmptyState title="No open Epic has both a value and an effort">
        Say both for an Epic and it stands here.
      </EmptyState>
    );
  const hues = new Map(teams.map((team) => [team.id, team]));
  const rows = matrixRows(placed, { least, most, bubble: bubbleWidth(placed) / axis });
  const spots = rows.flatMap((row, at) => row.spots.map((spot) => ({ ...spot, row: at + 1 })));
  const rowHeights = rows.map(({ lanes }) => `minmax(${lanes * laneHeight + 0.375}rem, auto)`).join(" ");

  const move = (epic: EpicInView, to: Weight) => {
    const may = mayMove?.(epic);
    const next = {
      value: may?.value ? to.value : (epic.value ?? 1),
      effort: may?.effort ? to.effort : (epic.effort ?? 1),
    };
    if (next.value === epic.value && next.effort === epic.effort) return;
    onMove?.(epic, next);
    announce(`E-${epic.number}: value ${next.value}, effort ${next.effort} points`, true);
  };

  const grab = (press: PointerEvent, epic: EpicInView) => {
    const may = mayMove?.(epic);
    if (press.button !== 0 || !(may?.value || may?.effort)) return;
    let at: { x: number; y: number; to: Weight } | null = null;
    const end = (isDropped: boolean) => {
      stop();
      setCarried(null);
      if (!at) return;
      swallowClick();
      if (isDropped) move(epic, at.to);
    };
    const stop = followPress(press.nativeEvent, {
      isCarrying: () => at !== null,
      onMove: ({ x, y }) => {
        if (!box.current) return;
        const area = box.current.getBoundingClientRect();
        if (!at && Math.hypot(x - press.clientX, y - press.clientY) < slack) return;
        const place = { x: within((x - area.left) / area.width), y: within((y - area.top) / area.height) };
        at = { ...place, to: weightAt(box.current, place, least, most) };
        setCarried({ id: epic.id, ...at });
      },
      onUp: () => end(true),
      onCancel: () => end(false),
    });
  };

  const onKey = (event: KeyboardEvent, epic: EpicInView) => {
    if (!event.altKey || !onMove) return;
    const at = (valueScale as readonly (number | null)[]).indexOf(epic.value);
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const right = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!up && !right) return;
    event.preventDefault();
    const value = valueScale[at + (up ?? 0)] ?? epic.value ?? 1;
    move(epic, { value, effort: Math.max(1, (epic.effort ?? 1) + (right ?? 0)) });
  };

  return (
    <div className="flex h-full grow flex-col overflow-y-auto p-6 max-md:p-4">
      <p className="mb-3 text-ink-2">
        Worth much for little effort is at the upper left.{" "}
        {unplaced > 0
          ? `${unplaced} open ${unplaced === 1 ? "Epic lacks" : "Epics lack"} a value or an effort and can't be placed.`
          : null}
      </p>
      <div className="grid min-h-96 shrink-0 grow grid-cols-[2.75rem_1fr] grid-rows-[1.5rem_1fr_1.5rem_1.25rem]">
        <span aria-hidden="true" className="self-center text-sm text-ink-2">
          Value
        </span>
        <Corners left="Do first" right="Big bets" />
        <div
          style={{ gridTemplateRows: rowHeights }}
          className="grid items-center py-px pr-2 text-right text-sm text-ink-3 tabular-nums"
        >
          {rows.map(({ value }) => (
            <span key={value}>{value}</span>
          ))}
        </div>
        <ul
          ref={measured}
          style={{ gridTemplateRows: rowHeights }}
          className="relative grid rounded border bg-surface"
          aria-label="Epics by value and effort"
        >
          <li aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-1/2 border-l border-dashed" />
          <li
            aria-hidden="true"
            style={{ gridRow: rowOf((rows.length + 1) / 2) }}
            className="pointer-events-none absolute inset-x-0 top-1/2 border-t border-dashed"
          />
          {spots.map(({ epic, row, share, lane }) => {
            const team = hues.get(epic.leadTeamId ?? "");
            const words = `E-${epic.number} ${epic.title}: value ${epic.value}, effort ${epic.effort} points${team ? `, ${team.name}` : ""}`;
            const isCarried = carried?.id === epic.id;
            const may = mayMove?.(epic);
            const isMovable = Boolean(may?.value || may?.effort);
            return (
              <li
                key={epic.id}
                className="absolute"
                style={
                  isCarried
                    ? { left: `${carried.x * 100}%`, top: `${carried.y * 100}%` }
                    : { gridRow: rowOf(row), left: `${placeOf(share)}%`, top: `calc(50% + ${lane * laneHeight}rem)` }
                }
              >
                <button
                  type="button"
                  title={words}
                  aria-label={words}
                  onClick={() => onOpen(epic.number)}
                  {...(isMovable && {
                    onPointerDown: (press: PointerEvent) => grab(press, epic),
                    onKeyDown: (event: KeyboardEvent) => onKey(event, epic),
                    "aria-keyshortcuts": "Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight",
                  })}
                  {...(team && teamColor(team.hue))}
                  className="h-6 min-w-6 -translate-x-1/2 -translate-y-1/2 rounded-full border border-team-edge bg-team-tint px-1 text-xs text-team-ink tabular-nums hover:z-10 hover:bg-team-fill"
                >
                  {epic.number}
                </button>
                {isCarried ? (
                  <span className="pointer-events-none absolute top-3 left-0 z-20 -translate-x-1/2 rounded bg-raised px-1.5 text-sm whitespace-nowrap shadow-float tabular-nums">
                    value {carried.to.value}, {carried.to.effort} pts
                  </span>
                ) : null}
              </li>
            );
          })}
        </ul>
        <span />
        <Corners left="Fill-ins" right="Think twice" />
        <span />
        <div aria-hidden="true" className="relative text-sm text-ink-3 tabular-nums">
          {effortTicks(least, most).map(({ effort, share }) => (
            <span key={effort} style={{ left: `${placeOf(share)}%` }} className="absolute -translate-x-1/2">
              {effort}
            </span>
          ))}
        </div>
      </div>
      <p className="ml-11 text-center text-sm text-ink-2">Effort in points</p>
    </div>
  );
}

/** What the corners mean: outside of the box, where no Epic stands on it. */
function Corners({ left, right }: { left: string; right: string }) {
  return (
    <div aria-hidden="true" className="flex items-center justify-between px-1 text-sm text-ink-3">
      <span>{left}</span>
      <span>{right}</span>
    </div>
  );
}

/** Where a share of the effort axis lies, in per cent of the box: its ends keep clear of the edges. */
const placeOf = (share: number) => margin + share * (100 - 2 * margin);
const margin = 4;
const within = (share: number) => Math.min(1, Math.max(0, share));

/** What a place of the box stands for, in shares of it: the inverse of where Epics are placed. */
function weightAt(box: HTMLElement, { x, y }: { x: number; y: number }, least: number, most: number): Weight {
  const heights = getComputedStyle(box).gridTemplateRows.split(" ").map(Number.parseFloat);
  const share = within((x * 100 - margin) / (100 - 2 * margin));
  return {
    value: valueAt(y * heights.reduce((sum, height) => sum + height, 0), heights),
    effort: Math.max(1, Math.round(least * (most / least) ** share)),
  };
}

/** Both lines of a row: without the second, what is placed absolutely would end with the box. */
const rowOf = (row: number) => `${row} / ${row + 1}`;

/** How high a lane of a row is, in rem: a bubble and the air above it. */
const laneHeight = 1.625;

/** The box, and the width of its effort axis in rem, as they change; a likely one until it is measured. */
function useAxis() {
  const box = useRef<HTMLUListElement>(null);
  const [axis, setAxis] = useState(36);
  const measured = useCallback((element: HTMLUListElement | null) => {
    box.current = element;
    if (!element) return;
    const watch = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setAxis(Math.max(8, (element.clientWidth / rem) * (1 - (2 * margin) / 100)));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { box, measured, axis };
}
