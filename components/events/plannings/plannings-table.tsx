"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { PointsAgainst } from "@/components/calendar/sprint/points-against";
import { useHere } from "@/components/flow-teams/here";
import { AvatarRow } from "@/components/ui/avatar-row";
import { Link } from "@/components/ui/link";
import { Progress } from "@/components/ui/progress";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TeamDot } from "@/components/ui/team-dot";
import { plannedCapacity } from "@/lib/domain/calendar/capacity";
import type { TeamPlanningRow } from "@/lib/domain/events/team-planning";
import { counted } from "@/lib/domain/words";
import { PlanningState } from "./planning-state";

/** Team by team: a table where there is room for one, a card a team on a phone. */
export function PlanningsTable({ teams }: { teams: readonly TeamPlanningRow[] }) {
  return (
    <>
      <div className="overflow-hidden rounded border bg-surface max-md:hidden">
        <Table aria-label="Team Sprint Plannings">
          <thead>
            <tr>
              <Th>Scrum Team</Th>
              <Th>Where it is</Th>
              <Th>Committed</Th>
              <Th>Team Sprint Goal</Th>
              <Th>Here</Th>
              <Th>To close</Th>
            </tr>
          </thead>
          <tbody>
            {teams.map((team) => (
              <Tr key={team.teamId} className="[&:last-child>td]:border-b-0">
                <Td>
                  <TeamLink team={team} />
                  <Facilitator team={team} />
                </Td>
                <Td className="whitespace-nowrap">
                  <PlanningState team={team} />
                </Td>
                <Td className="w-44">
                  <Committed team={team} />
                </Td>
                <Td className="max-w-80">
                  <Goal team={team} />
                </Td>
                <Td>
                  <Came team={team} />
                </Td>
                <Td className="min-w-36">
                  <ToClose team={team} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      <ul className="flex flex-col gap-3 md:hidden" aria-label="Team Sprint Plannings">
        {teams.map((team) => (
          <li key={team.teamId} className="flex flex-col gap-2.5 rounded border bg-surface p-4">
            <div className="flex items-start justify-between gap-3">
              <span>
                <TeamLink team={team} />
                <Facilitator team={team} />
              </span>
              <span className="text-right tabular-nums">
                <PlanningState team={team} />
              </span>
            </div>
            <Goal team={team} />
            <Committed team={team} />
            <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <Came team={team} />
              <ToClose team={team} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

type PartProps = { team: TeamPlanningRow };

function TeamLink({ team }: PartProps) {
  const { slug } = useHere();
  return (
    <Link
      href={`/flow-teams/${slug}/events/${team.key}`}
      className="inline-flex min-h-6 items-center gap-2 font-medium hover:underline"
    >
      <TeamDot hue={team.hue} />
      {team.name}
    </Link>
  );
}

function Facilitator({ team: { facilitator } }: PartProps) {
  return facilitator ? <p className="pl-4.5 text-sm text-ink-2">{facilitator} facilitates</p> : null;
}

function Committed({ team }: PartProps) {
  const { points, stories } = team.committed;
  const capacity = plannedCapacity(team.capacity).points;
  return (
    <div className="flex flex-col gap-1.5">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <PointsAgainst committed={points} capacity={capacity} />
        <span className="text-sm text-ink-2 tabular-nums">{counted(stories, "Story", "Stories")}</span>
      </span>
      <Progress
        value={capacity > 0 ? points / capacity : points > 0 ? 1 : 0}
        label={`Points ${team.name} has committed to`}
        tone={points > capacity ? "warn" : "accent"}
      />
    </div>
  );
}

function Goal({ team: { goal } }: PartProps) {
  return goal ? (
    <p className="line-clamp-2 text-pretty" title={goal}>
      {goal}
    </p>
  ) : (
    <p className="text-ink-3">No Team Sprint Goal yet</p>
  );
}

function Came({ team: { came, expected, state, name } }: PartProps) {
  if (came.length === 0) return state === "running" ? <span className="text-ink-3">Nobody yet</span> : null;
  return (
    <span className="flex items-center gap-2">
      <AvatarRow people={came} label={`Who came to the planning of ${name}`} limit={4} />
      <span
        className={clsx(
          "text-sm whitespace-nowrap tabular-nums",
          came.length < expected ? "text-ink-2" : "text-ok-ink",
        )}
      >
        {came.length} of {Math.max(expected, came.length)}
      </span>
    </span>
  );
}

function ToClose({ team: { outputs, state } }: PartProps) {
  if (state === "closed" || state === "called_off") return null;
  const missing = outputs.filter(({ isMet }) => !isMet);
  if (missing.length === 0) {
    return (
      <span className="inline-flex items-center gap-1.5 font-medium text-ok-ink">
        <Check aria-hidden="true" className="size-4" /> Can close
      </span>
    );
  }
  return (
    <span className={state === "running" ? "text-warn-ink" : "text-ink-2"}>
      Lacks {missing.map(({ name }) => (name === "Sprint Backlog" ? "a Sprint Backlog" : `a ${name}`)).join(" and ")}
    </span>
  );
}
