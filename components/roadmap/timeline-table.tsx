"use client";

import { Badge } from "@/components/ui/badge";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TeamDot } from "@/components/ui/team-dot";
import { statusWords } from "@/lib/domain/backlog/words";
import { type RoadmapLane, lanesOf, milestoneTitle } from "@/lib/domain/roadmap/lanes";
import { epicProgress } from "@/lib/domain/roadmap/standing";
import { isNotReady } from "@/lib/domain/roadmap/timeline-words";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";
import { spanWords } from "./sprint-words";
import { datesOfSpan } from "./timeline-spans";
import type { TimelineModel } from "./use-timeline-model";

type TableProps = { view: RoadmapView; model: TimelineModel; onOpen?(epic: EpicInView): void };

/** The timeline in words: each Milestone with its Epics, dates and troubles. */
export function TimelineTable({ view, model, onOpen }: TableProps) {
  const lanes = lanesOf(view, "milestone", model.epics).filter((lane) => lane.epics.length > 0);
  const rest = model.unplanned;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4">
      {lanes.map((lane) => (
        <MilestoneTable key={lane.id} lane={lane} view={view} model={model} onOpen={onOpen} />
      ))}
      {rest.length > 0 ? (
        <section className="mb-6 [content-visibility:auto] [contain-intrinsic-size:auto_400px]">
          <h2 className="mb-1 text-md">Unplanned</h2>
          <EpicTable caption="Unplanned Epics" epics={rest} view={view} model={model} onOpen={onOpen} />
        </section>
      ) : null}
    </div>
  );
}

function MilestoneTable({ lane, view, model, onOpen }: TableProps & { lane: RoadmapLane }) {
  const standing = model.standings.find(({ milestone }) => milestone.id === lane.id);
  const title = standing ? milestoneTitle(standing.milestone) : lane.name;
  return (
    <section className="mb-6 [content-visibility:auto] [contain-intrinsic-size:auto_600px]">
      <h2 className="text-md">{title}</h2>
      {standing ? (
        <p className="mb-1 text-sm text-ink-2">
          {datesOfSpan(view, standing.milestone.firstSprint, standing.milestone.lastSprint)} ·{" "}
          {Math.round(standing.progress * 100)}% · {standing.doneEpics} of {counted(standing.epics.length, "Epic")} done
          {standing.conflicts.length > 0 ? (
            <span className="text-bad-ink"> · {counted(standing.conflicts.length, "conflict")}</span>
          ) : null}
          {standing.load.overBy > 0 ? (
            <span className="text-warn-ink"> · over capacity by {standing.load.overBy} pts</span>
          ) : null}
        </p>
      ) : null}
      <EpicTable caption={title} epics={lane.epics} view={view} model={model} onOpen={onOpen} />
    </section>
  );
}

function EpicTable({
  caption,
  epics,
  view,
  model,
  onOpen,
}: TableProps & { caption: string; epics: readonly EpicInView[] }) {
  const teams = new Map(view.teams.map((team) => [team.id, team]));
  return (
    <Table aria-label={caption} className="table-fixed">
      <thead>
        <tr>
          <Th className="max-md:hidden w-18">Epic</Th>
          <Th>Title</Th>
          <Th className="max-md:hidden w-40">Team</Th>
          <Th className="max-md:hidden w-28">Flow Sprints</Th>
          <Th className="max-md:hidden w-40">Dates</Th>
          <Th className="max-md:hidden w-28">Status</Th>
          <Th className="max-md:hidden w-18 text-right">Done</Th>
          <Th className="w-28 md:w-36">Trouble</Th>
        </tr>
      </thead>
      <tbody>
        {epics.map((epic) => {
          const team = epic.leadTeamId ? teams.get(epic.leadTeamId) : undefined;
          const conflicts = model.conflictsAt.get(epic.id)?.length ?? 0;
          const { firstSprint, lastSprint } = epic;
          const sprints = firstSprint === null ? "–" : spanWords(firstSprint, lastSprint);
          const dates = firstSprint !== null && lastSprint !== null ? datesOfSpan(view, firstSprint, lastSprint) : "–";
          const teamName = team?.name ?? "No team";
          const done = `${Math.round(epicProgress(epic) * 100)}%`;
          return (
            <Tr key={epic.id}>
              <Td className="text-ink-2 max-md:hidden">E-{epic.number}</Td>
              <Td>
                {onOpen ? (
                  <button type="button" className="text-left font-medium hover:underline" onClick={() => onOpen(epic)}>
                    {epic.title}
                  </button>
                ) : (
                  <span className="font-medium">{epic.title}</span>
                )}
                <p className="text-sm text-ink-2 md:hidden">
                  E-{epic.number} · {teamName} · {sprints}
                  <br />
                  {dates} · {statusWords[epic.status]}
                  {epic.status === "done" ? null : `, ${done} done`}
                </p>
              </Td>
              <Td className="max-md:hidden">
                <span className="flex items-center gap-1.5">
                  {team ? <TeamDot hue={team.hue} /> : null}
                  <span className="truncate">{teamName}</span>
                </span>
              </Td>
              <Td className="max-md:hidden">{sprints}</Td>
              <Td className="text-ink-2 max-md:hidden">{dates}</Td>
              <Td className="max-md:hidden">{statusWords[epic.status]}</Td>
              <Td className="text-right tabular-nums max-md:hidden">{done}</Td>
              <Td>
                {conflicts > 0 ? (
                  <Badge tone="bad">{counted(conflicts, "conflict")}</Badge>
                ) : isNotReady(epic) ? (
                  <Badge>Not Ready</Badge>
                ) : null}
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
