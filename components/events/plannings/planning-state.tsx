"use client";

import clsx from "clsx";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { useServerNow } from "@/lib/client/server-clock";
import { leftFor } from "@/lib/domain/events/clock";
import { contracts } from "@/lib/domain/events/contracts";
import type { TeamPlanningRow } from "@/lib/domain/events/team-planning";
import { clockWords, dayAndTimeIn, timeIn } from "../room/room-words";
import { useClockNow } from "../room/use-clock-now";

const { steps } = contracts.team_planning;

/** How far a planning is: when it begins, which step it is at with what is left of it, or that it is over. */
export function PlanningState({ team }: { team: TeamPlanningRow }) {
  const { timeZone } = useHere();
  if (team.state === "closed") {
    return (
      <Badge tone="ok" dot>
        Closed{team.closedAt ? ` ${timeIn(team.closedAt, timeZone)}` : ""}
      </Badge>
    );
  }
  if (team.state === "called_off") return <Badge title={team.calledOffWhy}>Called off</Badge>;
  if (team.clock === null) return <NotOpened team={team} />;
  return <Running clock={team.clock} />;
}

function NotOpened({ team: { startsAt } }: { team: TeamPlanningRow }) {
  const { timeZone } = useHere();
  const now = useServerNow();
  const isDue = now !== null && now > startsAt;
  return (
    <span className={isDue ? "text-warn-ink" : "text-ink-2"}>
      {isDue ? "Not opened, since " : "Begins "}
      {dayAndTimeIn(startsAt, timeZone)}
    </span>
  );
}

function Running({ clock }: { clock: NonNullable<TeamPlanningRow["clock"]> }) {
  const isTicking = clock.runningSince !== null;
  const now = useClockNow(clock, isTicking);
  const left = leftFor(clock, clock.step, now);
  return (
    <>
      <span
        role="timer"
        className={clsx(
          "block text-lg font-semibold tabular-nums",
          left < 0 ? "text-bad-ink" : isTicking ? "text-ink" : "text-ink-3",
        )}
      >
        {clockWords(left)}
        {isTicking ? null : <span className="ml-0.5 text-sm font-normal"> paused</span>}
      </span>
      <span className="block text-sm text-ink-2">
        {clock.step + 1} of {steps.length} · {steps[clock.step]?.name}
      </span>
    </>
  );
}
