"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { RowTh, Table, Td, Th, Tr } from "@/components/ui/table";
import { TeamDot } from "@/components/ui/team-dot";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { plannedCapacity } from "@/lib/domain/calendar/capacity";
import { type SprintView, committedPoints, teamsOverCommitted } from "@/lib/domain/calendar/sprint-life";
import { counted } from "@/lib/domain/words";
import { PointsAgainst } from "./points-against";
import { PointsDone } from "./points-done";

type TeamsOverviewProps = {
  sprint: SprintView;
  stories: readonly StoryRow[] | undefined;
  onChoose(teamId: string): void;
};

/** Every team's goal, what it committed to against what it has, and how much of it is done. */
export function TeamsOverview({ sprint, stories, onChoose }: TeamsOverviewProps) {
  const total = committedPoints(sprint.stays);
  const over = teamsOverCommitted(sprint);
  if (sprint.teams.length === 0) {
    return (
      <EmptyState title="No Scrum Teams yet">Sprint Backlogs are a Scrum Team's, so it takes one first.</EmptyState>
    );
  }
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg">Sprint Backlogs</h2>
        <span className="text-ink-2">
          {counted(sprint.teams.length, "Scrum Team")}, {counted(total.committed, "point")} committed, {total.done} done
          {over.length > 0 ? (
            <>
              ,{" "}
              <span className="font-medium text-warn-ink" title={over.map(({ name }) => name).join(", ")}>
                {counted(over.length, "team")} over capacity
              </span>
            </>
          ) : null}
        </span>
      </div>
      <div className="overflow-hidden rounded border bg-surface">
        <Table aria-label="Sprint Backlogs of all Scrum Teams">
          <thead>
            <tr>
              <Th>Scrum Team</Th>
              <Th className="max-sm:hidden">Team Sprint Goal</Th>
              <Th>Committed</Th>
              <Th className="max-sm:hidden">Stories</Th>
              <Th>Points done</Th>
            </tr>
          </thead>
          <tbody>
            {sprint.teams.map((team) => {
              const { committed, done } = committedPoints(sprint.stays, team.id);
              const inBacklog = sprint.stays.filter((stay) => stay.teamId === team.id && stay.outcome !== "removed");
              const planned = (stories ?? []).filter((story) => story.teamId === team.id && !story.isCommitted);
              const waiting = sprint.state === "closed" ? 0 : planned.length;
              return (
                <Tr key={team.id}>
                  <RowTh className="align-middle!">
                    <button
                      type="button"
                      className="inline-flex min-h-6 items-center gap-2 text-left font-medium hover:underline"
                      onClick={() => onChoose(team.id)}
                    >
                      <TeamDot hue={team.hue} />
                      {team.name}
                    </button>
                    {team.goal ? <p className="line-clamp-2 pl-4.5 text-sm text-ink-2 sm:hidden">{team.goal}</p> : null}
                  </RowTh>
                  <Td className="max-w-96 align-middle! max-sm:hidden">
                    <span className={team.goal ? "line-clamp-2 text-ink-2" : "text-ink-3"}>
                      {team.goal || (sprint.state === "closed" ? "None was set" : "None yet")}
                    </span>
                  </Td>
                  <Td className="align-middle!">
                    <PointsAgainst committed={committed} capacity={plannedCapacity(team.capacity).points} />
                  </Td>
                  <Td className="align-middle! whitespace-nowrap text-ink-2 tabular-nums max-sm:hidden">
                    {inBacklog.length}
                    {waiting > 0 ? <span className="text-ink-3"> and {waiting} planned</span> : null}
                  </Td>
                  <PointsDone committed={committed} done={done}>
                    {counted(done, "point")}
                  </PointsDone>
                </Tr>
              );
            })}
          </tbody>
        </Table>
      </div>
    </section>
  );
}
