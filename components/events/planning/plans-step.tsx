"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useMay } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Progress } from "@/components/ui/progress";
import { TeamDot } from "@/components/ui/team-dot";
import { teamColor } from "@/components/ui/team-color";
import { setInAddress } from "@/lib/client/address";
import { plannedCapacity } from "@/lib/domain/calendar/capacity";
import { type SprintView, type TeamInSprint, committedPoints } from "@/lib/domain/calendar/sprint-life";
import { turnSeconds } from "@/lib/domain/events/turns";
import { counted } from "@/lib/domain/words";
import { TurnClock } from "../answers/turn-clock";
import { useTurns } from "../answers/use-turns";
import { Opens } from "../room/opens";
import { useRoom } from "../room/use-room";
import { StillPlanning } from "./still-planning";
import { TeamNeeds } from "./team-needs";

/** Team after team presents its goal and its Stories; one can look at another's meanwhile. */
export function PlansStep({ sprint }: { sprint: SprintView }) {
  const { room, isRunning, mayLead, isProjector } = useRoom();
  const isMember = useMay("contribute");
  const turns = useTurns(sprint.teams.map(({ id }) => id));
  const looked = useSearchParams().get("team");
  const asked = isProjector ? undefined : sprint.teams.find(({ slug }) => slug === looked);
  const shown = asked ?? sprint.teams.find(({ id }) => id === turns.current) ?? sprint.teams[0];
  const next = sprint.teams.find(({ id }) => id === turns.next);
  const seconds = turnSeconds(room.clock.steps[0]?.seconds ?? 0, sprint.teams.length);
  const hasBegun = turns.current !== null || turns.done.size > 0;
  const leads = isRunning && mayLead && !isProjector;
  const look = (team: TeamInSprint | null) => setInAddress({ team: team?.slug ?? null });
  const give = (id: string) => {
    look(null);
    turns.give(id);
  };
  if (!shown) return <EmptyState title="There are no Scrum Teams yet">Their plans are presented here.</EmptyState>;
  if (isProjector && !turns.current) return <EmptyState title={aheadWords(sprint.teams, next, hasBegun)} />;
  return (
    <div className="flex flex-col gap-6">
      {isMember && !isProjector ? <StillPlanning /> : null}
      <TeamPlan
        sprint={sprint}
        team={shown}
        clock={turns.current === shown.id ? <TurnClock seconds={seconds} /> : null}
      />
      {leads && shown.id !== turns.current && shown.id !== turns.next ? (
        <Button className="self-start" onClick={() => give(shown.id)}>
          Let {shown.name} present
        </Button>
      ) : null}
      {!leads && isRunning && next ? (
        <p className="text-ink-2">{hasBegun ? `Next: ${next.name}` : `${next.name} begins`}</p>
      ) : null}
      {isProjector ? null : (
        <section aria-label="Teams">
          <h2 className="mb-1.5 text-md">
            {isRunning
              ? `${sprint.teams.filter(({ id }) => turns.done.has(id)).length} of ${sprint.teams.length} have presented`
              : counted(sprint.teams.length, "Scrum Team")}
          </h2>
          <ul className="grid border-t sm:grid-cols-2 sm:gap-x-6">
            {sprint.teams.map((team, at) => {
              const { committed } = committedPoints(sprint.stays, team.id);
              const capacity = plannedCapacity(team.capacity).points;
              const isDone = turns.done.has(team.id);
              return (
                <li key={team.id} className="border-b">
                  <button
                    type="button"
                    aria-pressed={team.id === shown.id}
                    onClick={() => look(team.id === turns.current ? null : team)}
                    className={clsx(
                      "flex w-full items-center gap-2.5 px-1 py-2 text-left hover:bg-hover",
                      team.id === shown.id && "font-medium",
                    )}
                  >
                    <span
                      aria-hidden="true"
                      className={clsx(
                        "grid size-4.5 shrink-0 place-items-center rounded-full text-xs",
                        isDone ? "bg-ok text-surface" : "bg-sunken text-ink-2",
                      )}
                    >
                      {isDone ? <Check className="size-3" /> : at + 1}
                    </span>
                    <TeamDot hue={team.hue} />
                    <span className="min-w-0 flex-1 truncate">{team.name}</span>
                    {isDone ? <span className="sr-only">has presented</span> : null}
                    {turns.current === team.id ? <Badge tone="accent">now</Badge> : null}
                    <span className={clsx("tabular-nums", committed > capacity ? "text-bad-ink" : "text-ink-2")}>
                      {committed} / {capacity} pts
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What a wall says while no team presents. */
function aheadWords(teams: readonly TeamInSprint[], next: TeamInSprint | undefined, hasBegun: boolean): string {
  if (!next) return "All teams have presented";
  if (hasBegun) return `${next.name} is next`;
  return teams.length === 1 ? `${next.name} presents` : `${teams.length} teams present, ${next.name} begins`;
}

type TeamPlanProps = { sprint: SprintView; team: TeamInSprint; clock: React.ReactNode };

/** What one team means to do: its goal first, then its Stories and what it waits for. */
function TeamPlan({ sprint, team, clock }: TeamPlanProps) {
  const panel = usePanelAddress();
  const isMember = useMay("contribute");
  const stays = sprint.stays.filter((stay) => stay.teamId === team.id && stay.leftAt === null);
  const { committed } = committedPoints(sprint.stays, team.id);
  const capacity = plannedCapacity(team.capacity).points;
  const isOver = committed > capacity;
  return (
    <section aria-label={`Plan of ${team.name}`} {...teamColor(team.hue)} className="flex flex-col gap-4">
      <header className="flex flex-col gap-2">
        <div className="flex items-center gap-2.5">
          <TeamDot hue={team.hue} className="size-3.5" />
          <h2 className="text-xl">{team.name}</h2>
          <span className="ml-auto">{clock}</span>
        </div>
        <p
          className={clsx("text-2xl leading-snug font-semibold text-balance wrap-anywhere", !team.goal && "text-ink-3")}
        >
          {team.goal || "No Team Sprint Goal yet"}
        </p>
        <div className="flex items-center gap-3">
          <Progress
            className="h-1.5 flex-1"
            value={capacity === 0 ? (committed > 0 ? 1 : 0) : committed / capacity}
            label={`Points committed by ${team.name}`}
            tone={isOver ? "bad" : "team"}
          />
          <span className={clsx("tabular-nums", isOver ? "font-medium text-bad-ink" : "text-ink-2")}>
            {committed} of {capacity} points{isOver ? `, ${committed - capacity} over (BLG-4)` : ""}
          </span>
        </div>
      </header>
      {stays.length === 0 ? (
        <p className="text-ink-2">Nothing is committed yet: Team Sprint Planning fills its Sprint Backlog.</p>
      ) : (
        <ol className="border-t in-data-projector:grid in-data-projector:grid-cols-2 in-data-projector:gap-x-10">
          {stays.map((stay) => (
            <li key={stay.storyId} className="flex items-center gap-3 border-b py-1.5">
              <Opens
                disabled={!isMember}
                onOpen={() => panel.openStory(stay.number)}
                className="min-w-0 flex-1 text-left wrap-anywhere enabled:hover:underline"
              >
                <span className="mr-0.5 text-ink-3">S-{stay.number}</span> {stay.title}
              </Opens>
              <span className="text-ink-2 tabular-nums">{stay.estimate ?? "–"}</span>
            </li>
          ))}
        </ol>
      )}
      {isMember ? <TeamNeeds sprint={sprint.number} teamId={team.id} /> : null}
    </section>
  );
}
