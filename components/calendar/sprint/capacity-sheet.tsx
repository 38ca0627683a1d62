"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { dayWords } from "@/components/ui/day-words";
import { lazily } from "@/components/ui/lazily";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { setCapacity } from "@/lib/actions/roadmap";
import { useCommand } from "@/lib/client/use-command";
import { can } from "@/lib/domain/access";
import { type CapacityView, type ComputedCapacity, capacityIn, plannedCapacity } from "@/lib/domain/calendar/capacity";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { counted } from "@/lib/domain/words";
import { basisWords } from "./capacity-words";
import { PeopleDays } from "./people-days";

const AbsenceDialog = lazily(dynamic(() => import("./absence-dialog").then((module) => module.AbsenceDialog)));
const BasisDialog = lazily(dynamic(() => import("./basis-dialog").then((module) => module.BasisDialog)));

type CapacitySheetProps = { view: CapacityView; teamId: string; sprintNumber: number };

type Asking = { is: "absence"; personId: string; date: CalendarDate } | { is: "basis" } | null;

/** One team in one Flow Sprint: who is there when, and the points that follow from it. */
export function CapacitySheet({ view, teamId, sprintNumber }: CapacitySheetProps) {
  const { flowTeamId, actor, isRetired } = useHere();
  const [asking, setAsking] = useState<Asking>(null);
  const isSm = useMay("keep capacity", teamId);
  const mayShape = useMay("shape the team's work", teamId);
  const mayContribute = useMay("contribute");
  const team = view.teams.find(({ id }) => id === teamId);
  const sprint = view.sprints.find(({ number }) => number === sprintNumber);
  const computed = capacityIn(view, teamId, sprintNumber);
  if (!team || !sprint || !computed) {
    return <p className="text-ink-2">That Flow Sprint is closed, or not in the calendar: choose one ahead.</p>;
  }
  const holidays = ((team.country && view.holidays[team.country]) || []).filter(
    ({ date }) => date >= sprint.startsOn && date <= sprint.endsOn,
  );
  const mayChange = (personId: string) => !isRetired && (isSm || (mayContribute && personId === actor.personId));
  const inTeam = new Set(computed.people.map(({ personId }) => personId));
  const changeable = view.people.filter(({ id }) => inTeam.has(id) && mayChange(id));
  const [firstPerson] = changeable;
  return (
    <section className="flex flex-col gap-5" aria-label={`Capacity of ${team.name} in Flow Sprint ${sprintNumber}`}>
      <Sum
        team={team}
        sprintNumber={sprintNumber}
        computed={computed}
        view={view}
        mayTake={isSm || (!isRetired && can(actor, "keep the calendar", { flowTeamId }))}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-md font-semibold">People and days</h2>
        <span className="flex flex-wrap gap-2">
          {mayShape ? <Button onClick={() => setAsking({ is: "basis" })}>Focus and holidays</Button> : null}
          {firstPerson ? (
            <Button onClick={() => setAsking({ is: "absence", personId: firstPerson.id, date: sprint.startsOn })}>
              Write down an absence
            </Button>
          ) : null}
        </span>
      </div>
      {computed.people.length === 0 ? (
        <p className="rounded border bg-surface px-4 py-3 text-ink-2">
          {team.name} has no Developer in these days, so there are no person-days to count.
        </p>
      ) : (
        <PeopleDays
          computed={computed}
          view={view}
          holidays={holidays}
          mayChange={mayChange}
          onChoose={(personId, date) => setAsking({ is: "absence", personId, date })}
        />
      )}
      <p className="text-sm text-ink-2">
        {team.country === null
          ? "No country is set, so no public holiday counts."
          : holidays.length === 0
            ? `No public holiday of ${countryName(team.country)} in these days.`
            : `Public holidays of ${countryName(team.country)}: ${holidays.map(({ date, name }) => `${dayWords(date)} ${name}`).join(", ")}.`}
      </p>
      <Velocity team={team} />
      {asking?.is === "absence" ? (
        <AbsenceDialog
          sprintNumber={sprintNumber}
          people={changeable}
          absence={absenceOn(view, asking.personId, asking.date)}
          start={asking}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking?.is === "basis" ? <BasisDialog team={team} onClose={() => setAsking(null)} /> : null}
    </section>
  );
}

/** "India", or "Germany (DE-BY)" where the code names a part of a country. */
function countryName(code: string): string {
  const [country = code] = code.split("-");
  const name = new Intl.DisplayNames("en", { type: "region" }).of(country) ?? country;
  return country === code ? name : `${name} (${code})`;
}

function absenceOn({ absences }: CapacityView, personId: string, date: CalendarDate) {
  return absences.find((one) => one.personId === personId && one.startsOn <= date && date <= one.endsOn) ?? null;
}

type SumProps = {
  team: CapacityView["teams"][number];
  sprintNumber: number;
  computed: ComputedCapacity;
  view: CapacityView;
  mayTake: boolean;
};

/** The points everybody plans with, how those computed come about, and the act that leaves it to them. */
function Sum({ team, sprintNumber, computed, view, mayTake }: SumProps) {
  const { flowTeamId } = useHere();
  const typed = view.typed.find((one) => one.teamId === team.id && one.sprint === sprintNumber)?.points ?? null;
  const sources = { typed, computed: computed.points, usual: team.usualCapacity };
  const planned = plannedCapacity(sources);
  const untyped = plannedCapacity({ ...sources, typed: null });
  const command = useCommand(setCapacity, {
    done: () => `Capacity of ${team.name} in S${sprintNumber} is ${untyped.from} again: ${untyped.points} points`,
  });
  const clear = () =>
    void command.run({ flowTeamId, scrumTeamId: team.id, sprint: sprintNumber, seen: typed, points: null });
  return (
    <div className="flex flex-wrap items-end gap-x-8 gap-y-4 rounded border bg-surface p-5 max-md:p-4">
      <div>
        <p className="text-sm text-ink-2">Planned with ({planned.from})</p>
        <p className="text-figure font-semibold tabular-nums">{planned.points}</p>
      </div>
      {planned.from === "computed" ? null : (
        <div>
          <p className="text-sm text-ink-2">Computed</p>
          <p className="text-figure font-semibold tabular-nums">{computed.points ?? "–"}</p>
        </div>
      )}
      <div className="min-w-0 flex-1 basis-64 text-ink-2">
        <p className="tabular-nums">
          {counted(computed.personDays, "person-day")} × {team.focusFactor}% focus = {rounded(computed.focusedDays)}{" "}
          focused days
          {computed.points === null || computed.pointsPerDay === null
            ? null
            : `, × ${rounded(computed.pointsPerDay)} points a day = ${computed.points} points`}
        </p>
        <p className="text-sm text-ink-3">{basisNote(computed, typed !== null)}</p>
      </div>
      {mayTake && typed !== null ? (
        <Button variant="primary" pending={command.pending} onClick={clear}>
          Plan with the {untyped.from} {untyped.points} points
        </Button>
      ) : null}
    </div>
  );
}

/** What the pace is that of, or why nothing is computed and what holds instead. */
function basisNote({ basis, points }: ComputedCapacity, isTyped: boolean): string {
  if (points !== null) return `The pace is that of ${basisWords(basis)}.`;
  const lacks =
    basis.length === 0 ? "the pace comes with the first closed Flow Sprint" : "nobody is in the team on these days";
  return `Not enough data yet: ${lacks}. Until then the ${isTyped ? "typed" : "usual"} capacity holds.`;
}

/** Points done in past Flow Sprints, the latest first. */
function Velocity({ team }: { team: CapacityView["teams"][number] }) {
  if (team.past.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h2 className="text-md font-semibold">Velocity</h2>
      <div className="overflow-hidden rounded border bg-surface">
        <Table aria-label={`Velocity of ${team.name}`}>
          <thead>
            <tr>
              <Th>Flow Sprint</Th>
              <Th className="text-right">Points done</Th>
              <Th className="text-right">Focused days</Th>
              <Th className="text-right">Points a day</Th>
            </tr>
          </thead>
          <tbody>
            {team.past.slice(0, 6).map(({ number, pointsDone, focusedDays }) => (
              <Tr key={number}>
                <Td>S{number}</Td>
                <Td className="text-right tabular-nums">{pointsDone}</Td>
                <Td className="text-right tabular-nums">{rounded(focusedDays)}</Td>
                <Td className="text-right tabular-nums">{focusedDays > 0 ? rounded(pointsDone / focusedDays) : "–"}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
    </div>
  );
}

/** To one place where it isn't whole, two below 1. */
const rounded = (value: number) => Math.round(value * (value < 1 ? 100 : 10)) / (value < 1 ? 100 : 10);
