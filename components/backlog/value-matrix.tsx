"use client";

import { type CSSProperties, useMemo } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { teamColor } from "@/components/ui/team-color";
import { valueScale } from "@/lib/domain/backlog/kinds";
import type { EpicInView, TeamInView } from "@/lib/domain/roadmap/view";

type ValueMatrixProps = { epics: readonly EpicInView[]; teams: readonly TeamInView[]; onOpen(number: number): void };

/**
 * Value against effort: worth it and quick at the upper left. Value by steps of its scale, effort
 * on a logarithmic axis, since it spans from a few points to hundreds. Done and dropped ones are
 * left out.
 */
export function ValueMatrix({ epics, teams, onOpen }: ValueMatrixProps) {
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
  const spots = spread(placed, least, most);

  return (
    <div className="flex h-full flex-col overflow-y-auto p-6 max-md:p-4">
      <p className="mb-3 text-ink-2">
        Worth much for little effort is at the upper left.{" "}
        {unplaced > 0
          ? `${unplaced} open ${unplaced === 1 ? "Epic lacks" : "Epics lack"} a value or an effort and can't be placed.`
          : null}
      </p>
      <div className="grid min-h-96 flex-1 max-md:min-h-208 grid-cols-[2rem_1fr] grid-rows-[1fr_1.75rem]">
        <div className="flex flex-col-reverse justify-around pr-2 text-right text-sm text-ink-3 tabular-nums">
          {valueScale.map((step) => (
            <span key={step}>{step}</span>
          ))}
        </div>
        <ul className="relative rounded border bg-surface" aria-label="Epics by value and effort">
          <li aria-hidden="true" className="pointer-events-none absolute inset-0">
            <span className="absolute inset-y-0 left-1/2 border-l border-dashed" />
            <span className="absolute inset-x-0 top-1/2 border-t border-dashed" />
            <span className="absolute top-2 left-3 text-sm text-ink-3">Do first</span>
            <span className="absolute top-2 right-3 text-sm text-ink-3">Big bets</span>
            <span className="absolute bottom-2 left-3 text-sm text-ink-3">Fill-ins</span>
            <span className="absolute right-3 bottom-2 text-sm text-ink-3">Think twice</span>
          </li>
          {spots.map(({ epic, x, near, lane, y }) => {
            const team = hues.get(epic.leadTeamId ?? "");
            const words = `E-${epic.number} ${epic.title}: value ${epic.value}, effort ${epic.effort} points${team ? `, ${team.name}` : ""}`;
            return (
              <li
                key={epic.id}
                className="absolute left-(--x) max-md:left-(--near) max-md:translate-y-(--lane)"
                style={
                  {
                    "--x": `${x}%`,
                    "--near": `${near}%`,
                    "--lane": `${lane * 1.625}rem`,
                    top: `${y}%`,
                  } as CSSProperties
                }
              >
                <button
                  type="button"
                  title={words}
                  aria-label={words}
                  onClick={() => onOpen(epic.number)}
                  {...(team && teamColor(team.hue))}
                  className="h-6 min-w-6 -translate-x-1/2 -translate-y-1/2 rounded-full border border-team-edge bg-team-tint px-1 text-xs text-team-ink tabular-nums hover:z-10 hover:bg-team-fill"
                >
                  {epic.number}
                </button>
              </li>
            );
          })}
        </ul>
        <span />
        <div className="flex items-end justify-between text-sm text-ink-3">
          <span className="tabular-nums">{least} pts</span>
          <span>Effort</span>
          <span className="tabular-nums">{most} pts</span>
        </div>
      </div>
      <p aria-hidden="true" className="text-sm text-ink-3">
        Value goes up, effort to the right.
      </p>
    </div>
  );
}

/** The least distance between two Epics of one value, in per cent of the box: on a wide screen, and on a phone. */
const gap = 3.2;
const nearGap = 8.5;

/**
 * Places Epics in per cent of the box. Those at one spot stand side by side, or on a phone, where a
 * row has no room for that, one under the other: `lane` is 0, then 1, -1, 2, -2.
 */
function spread(epics: readonly EpicInView[], least: number, most: number) {
  return valueScale.flatMap((value, step) => {
    const y = 100 - ((step + 0.5) / valueScale.length) * 100;
    const row = epics
      .filter((epic) => epic.value === value)
      .map((epic) => ({ epic, x: 4 + (Math.log((epic.effort ?? 1) / least) / Math.log(most / least)) * 92, y }))
      .sort((a, b) => b.x - a.x);
    // From the right, so that the last one stays in the box.
    let limit = 96;
    const lanes: number[] = [];
    return row.map((spot) => {
      const x = Math.min(spot.x, limit);
      limit = x - gap;
      const free = lanes.findIndex((last) => last - spot.x >= nearGap);
      const at = free < 0 ? lanes.length : free;
      lanes[at] = spot.x;
      return { ...spot, x, near: spot.x, lane: at % 2 === 0 ? -at / 2 : (at + 1) / 2 };
    });
  });
}
