"use client";

import { ArrowLeft } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { CapacitySheet } from "@/components/calendar/sprint/capacity-sheet";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { buttonLook } from "@/components/ui/button";
import { dayWords } from "@/components/ui/day-words";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TeamDot } from "@/components/ui/team-dot";
import { TextField } from "@/components/ui/text-field";
import { setCapacity } from "@/lib/actions/roadmap";
import { setInAddress } from "@/lib/client/address";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { can } from "@/lib/domain/access";
import { type CapacitySources, type CapacityView, plannedCapacity } from "@/lib/domain/calendar/capacity";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { PaintedView } from "@/lib/domain/live";
import { type CommittedPoints, capacitySources, meantPoints, teamLoad } from "@/lib/domain/roadmap/load";
import type { RoadmapView, SprintInView, TeamInView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";
import { sprintName } from "./sprint-words";

/** How many Flow Sprints stand side by side: about two Milestones. */
const columns = 8;

/** The team stays in sight while the Flow Sprints are scrolled. */
const head = "sticky left-0 z-10 bg-background align-middle!";

type CapacityScreenProps = {
  initial: PaintedView<RoadmapView>;
  /** What capacities are computed from; null for guests, who see the points alone. */
  people: PaintedView<CapacityView> | null;
  /** What teams have committed to; null for guests, who see what the roadmap plans. */
  committed: PaintedView<CommittedPoints> | null;
  today: CalendarDate;
};

/**
 * Points each team has in the Flow Sprints ahead, where they are from, and what is committed or planned
 * against them. An address with a team and a sprint opens the sheet of its people and days.
 */
export function CapacityScreen({ initial, people, committed, today }: CapacityScreenProps) {
  const { slug, actor, flowTeamId, isRetired } = useHere();
  const { data: days } = useView<CapacityView>({ slug, view: "capacity" }, people, { enabled: people !== null });
  const asked = useSearchParams();
  const { data: roadmap } = useView<RoadmapView>({ slug, view: "roadmap" }, initial);
  const sprints = roadmap.sprints
    .filter((sprint) => sprint.endsOn >= today && sprint.state !== "closed")
    .slice(0, columns);
  const { data: inBacklogs } = useView<CommittedPoints>({ slug, view: "committed-points" }, committed, {
    enabled: committed !== null,
  });
  const meant = useMemo(() => meantPoints(teamLoad(roadmap.epics), inBacklogs), [roadmap.epics, inBacklogs]);
  const sourcesOf = useMemo(() => capacitySources(roadmap), [roadmap]);
  if (sprints.length === 0 || roadmap.teams.length === 0) {
    return (
      <PageFrame title="Capacity">
        <EmptyState
          title={sprints.length === 0 ? "No Flow Sprints ahead" : "No Scrum Teams yet"}
          action={
            <Link
              className="text-accent-ink underline"
              href={`/flow-teams/${slug}/${sprints.length === 0 ? "calendar" : "teams"}`}
            >
              {sprints.length === 0 ? "Open the calendar" : "Open the teams"}
            </Link>
          }
        >
          Capacity is points a team has in a Flow Sprint, so it takes both.
        </EmptyState>
      </PageFrame>
    );
  }
  const asks = { team: asked.get("team"), sprint: Number(asked.get("sprint")) };
  const askedTeam = roadmap.teams.find(({ id }) => id === asks.team);
  if (days && askedTeam) {
    const sprint = asks.sprint || sprints[0]?.number || 1;
    return <TeamCapacity view={days} team={askedTeam} sprint={sprint} sprints={sprints} />;
  }
  const may = (team: TeamInView) =>
    !isRetired &&
    (can(actor, "keep the calendar", { flowTeamId }) ||
      can(actor, "keep capacity", { flowTeamId, scrumTeamId: team.id }));
  return (
    <PageFrame title="Capacity" subtitle="Points each team has in a Flow Sprint, and what is planned against them">
      <Table aria-label="Capacity of each team">
        <thead>
          <tr>
            <Th className={head}>Team</Th>
            <Th className="text-right">Usual</Th>
            {sprints.map((sprint) => (
              <Th key={sprint.number} className="text-right">
                {sprintName(sprint.number)} <span className="font-normal">{dayWords(sprint.startsOn)}</span>
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roadmap.teams.map((team) => (
            <Tr key={team.id}>
              <Td className={head}>
                <span className="flex items-center gap-2 md:whitespace-nowrap">
                  <TeamDot hue={team.hue} />
                  {team.name}
                </span>
                {days ? (
                  <Link
                    className="block min-h-6 pl-4.5 text-sm text-accent-ink underline underline-offset-2"
                    aria-label={`Days and absences of ${team.name}`}
                    href={sheetAddress(slug, team.id, sprints[0]?.number ?? 1)}
                  >
                    Days and absences
                  </Link>
                ) : null}
              </Td>
              <Td className="text-right align-middle! tabular-nums">{team.usualCapacity}</Td>
              {sprints.map((sprint) => (
                <CapacityCell
                  key={sprint.number}
                  team={team}
                  sprint={sprint}
                  sources={sourcesOf(team, sprint.number)}
                  meant={meant(team.id, sprint)}
                  may={may(team)}
                  hasSheet={days !== undefined}
                />
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-4 max-w-prose text-sm text-ink-3">
        Points / capacity; amber is over it. The points are those the team has committed to, as its Sprint Backlog says;
        before it commits to any, those the Epics on the roadmap ask of it. A capacity is computed from people, days
        off, focus and the pace of the last three closed Flow Sprints, unless one is typed for the Flow Sprint; clear
        the field to have it computed again. While people or pace aren't known it is the team's usual one, which is kept
        on the Teams page. Planning over capacity is never forbidden (BLG-4).
        {days ? " Who is away is written down under a team’s days and absences." : ""}
      </p>
    </PageFrame>
  );
}

type CellProps = {
  team: TeamInView;
  sprint: SprintInView;
  sources: CapacitySources;
  meant: ReturnType<ReturnType<typeof meantPoints>>;
  may: boolean;
  /** Whether the person may see who is there when: guests don't. */
  hasSheet: boolean;
};

function CapacityCell({ team, sprint, sources, meant, may, hasSheet }: CellProps) {
  const { typed } = sources;
  const { points, from } = plannedCapacity(sources);
  const { slug, flowTeamId } = useHere();
  const [draft, setDraft] = useState<string | null>(null);
  const command = useCommand(setCapacity, {
    optimistic: (input) => [
      patchView<RoadmapView>({ slug, view: "roadmap" }, (view) => ({
        ...view,
        capacities: [
          ...view.capacities.filter((one) => one.teamId !== input.scrumTeamId || one.sprint !== input.sprint),
          ...(input.points === null ? [] : [{ teamId: input.scrumTeamId, sprint: input.sprint, points: input.points }]),
        ],
      })),
    ],
    done: () => `Capacity of ${team.name} in ${sprintName(sprint.number)} saved`,
  });
  const save = () => {
    if (draft === null) return;
    setDraft(null);
    const wanted = draft.trim() === "" ? null : Number(draft);
    if (wanted !== typed && (wanted !== points || typed !== null)) {
      void command.run({ flowTeamId, scrumTeamId: team.id, sprint: sprint.number, seen: typed, points: wanted });
    }
  };
  const isOver = meant.points > points;
  return (
    <Td className="text-right tabular-nums align-middle!">
      <span className="inline-flex items-center justify-end gap-1 whitespace-nowrap tabular-nums">
        <span
          className={isOver ? "text-warn-ink" : "text-ink-2"}
          title={`${counted(meant.points, "point")} ${meant.are}`}
        >
          <span className="sr-only">{meant.are} </span>
          {meant.points}
        </span>
        <span className="text-ink-3">/</span>
        {may ? (
          <TextField
            inputMode="numeric"
            aria-label={`Capacity of ${team.name} in ${sprintName(sprint.number)}`}
            value={draft ?? String(points)}
            className="min-w-14 max-w-14 text-right tabular-nums"
            onChange={(event) => setDraft(event.target.value)}
            onBlur={save}
            onKeyDown={(event) => {
              if (event.key === "Enter") save();
              if (event.key === "Escape") setDraft(null);
            }}
          />
        ) : (
          points
        )}
      </span>
      {hasSheet ? (
        <Link
          className="block min-h-6 text-sm whitespace-nowrap text-ink-3 tabular-nums hover:text-ink hover:underline"
          aria-label={`${fromWords(sources)}: people and days of ${team.name} in ${sprintName(sprint.number)}`}
          href={sheetAddress(slug, team.id, sprint.number)}
        >
          {fromWords(sources)}
        </Link>
      ) : (
        <span className="block text-sm text-ink-3">{from}</span>
      )}
    </Td>
  );
}

/** "computed"; "typed, else 16" where another number would hold without it. */
function fromWords(sources: CapacitySources): string {
  const { points, from } = plannedCapacity(sources);
  const untyped = plannedCapacity({ ...sources, typed: null });
  return from === "typed" && untyped.points !== points ? `typed, else ${untyped.points}` : from;
}

function sheetAddress(slug: string, teamId: string, sprint: number): string {
  return `/flow-teams/${slug}/capacity?team=${teamId}&sprint=${sprint}`;
}

type TeamCapacityProps = { view: CapacityView; team: TeamInView; sprint: number; sprints: readonly SprintInView[] };

/** One team's sheet of one Flow Sprint, in the place of the table. */
function TeamCapacity({ view, team, sprint, sprints }: TeamCapacityProps) {
  const { slug } = useHere();
  const choose = (teamId: string, number: number) => setInAddress({ team: teamId, sprint: String(number) });
  return (
    <PageFrame
      title="Capacity"
      subtitle={`${team.name} in ${sprintName(sprint)}`}
      toolbar={
        <>
          <Link className={buttonLook("quiet", "max-sm:px-2")} href={`/flow-teams/${slug}/capacity`}>
            <ArrowLeft aria-hidden="true" />
            <span className="max-sm:sr-only">All teams</span>
          </Link>
          <Select
            aria-label="Scrum Team"
            className="w-44 max-sm:w-auto max-sm:grow max-sm:basis-40"
            value={team.id}
            onChange={(event) => choose(event.target.value, sprint)}
          >
            {view.teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Select
            aria-label="Flow Sprint"
            className="w-44 max-sm:w-auto max-sm:grow max-sm:basis-44"
            value={sprint}
            onChange={(event) => choose(team.id, Number(event.target.value))}
          >
            {sprints.map(({ number, startsOn }) => (
              <option key={number} value={number}>
                {sprintName(number)}, from {dayWords(startsOn)}
              </option>
            ))}
          </Select>
          <Link className={buttonLook("quiet")} href={`/flow-teams/${slug}/sprints/${sprint}?team=${team.id}`}>
            Sprint Backlog
          </Link>
        </>
      }
    >
      <div className="mx-auto max-w-5xl">
        <CapacitySheet key={`${team.id} ${sprint}`} view={view} teamId={team.id} sprintNumber={sprint} />
      </div>
    </PageFrame>
  );
}
