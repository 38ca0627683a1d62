"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { InlineText } from "@/components/ui/inline-text";
import { lazily } from "@/components/ui/lazily";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { TeamDot } from "@/components/ui/team-dot";
import { editTeamGoal } from "@/lib/actions/sprints";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { missingForReady, notReadyWords } from "@/lib/domain/backlog/story-readiness";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { plannedCapacity } from "@/lib/domain/calendar/capacity";
import { type SprintView, type TeamInSprint, committedPoints, staysThatCount } from "@/lib/domain/calendar/sprint-life";
import { counted } from "@/lib/domain/words";
import { CapacitySource } from "./capacity-source";
import { PointsAgainst } from "./points-against";
import { SprintStory } from "./sprint-story";
import { StoryGroup } from "./story-group";
import { TakeInStory } from "./take-in-story";
import { useSprintBacklog } from "./use-sprint-backlog";

const ReasonDialog = lazily(dynamic(() => import("./reason-dialog").then((module) => module.ReasonDialog)));

type TeamBacklogPartProps = {
  sprint: SprintView;
  team: TeamInSprint;
  stories: readonly StoryRow[] | undefined;
  ground: GroundView | undefined;
};

type Asking = { is: "commit" | "take out"; story: StoryRow } | null;

/** One team's part of a Flow Sprint: its goal, what it commits to, and what is still planned. */
export function TeamBacklogPart({ sprint, team, stories, ground }: TeamBacklogPartProps) {
  const { flowTeamId } = useHere();
  const isOpen = sprint.state !== "closed";
  const isRunning = sprint.state === "running";
  const mayWord = useMay("keep the team backlog", team.id) && isOpen;
  const mayPlan = useMay("plan the team's sprint", team.id) && isOpen;
  const [asking, setAsking] = useState<Asking>(null);
  const acts = useSprintBacklog(sprint.number, asking !== null);
  const mayOverride = acts.override.may && isOpen;
  const goal = useCommand(editTeamGoal, { isInline: true, done: () => "Team Sprint Goal saved" });
  const own = (stories ?? []).filter((story) => story.teamId === team.id);
  const committed = own.filter((story) => story.isCommitted);
  const planned = own.filter((story) => !story.isCommitted && story.status !== "done");
  const letIn = new Set(sprint.overrides.filter(({ isUsed }) => !isUsed).map(({ storyId }) => storyId));
  const lacks = (story: StoryRow) => (ground ? missingForReady(story, ground) : []);
  const canEnter = (story: StoryRow) => lacks(story).length === 0 || letIn.has(story.id);
  const ready = planned.filter(canEnter);
  const unready = (story: StoryRow) => ({ storyId: story.id, says: notReadyWords(story.number, lacks(story)) });
  const takeIn = (story: StoryRow) =>
    isRunning ? setAsking({ is: "commit", story }) : void acts.commit.run([story.id]);
  const points = isOpen && stories ? sumOf(committed) : committedPoints(sprint.stays, team.id).committed;
  const capacity = plannedCapacity(team.capacity).points;
  const over = points - capacity;
  const wouldBe = points + sumOf(ready);
  return (
    <section className="flex flex-col gap-4" aria-label={`Sprint Backlog of ${team.name}`}>
      <div className="flex flex-col gap-1">
        <h2 className="flex items-center gap-2 text-lg">
          <TeamDot hue={team.hue} /> {team.name}
        </h2>
        <div className="text-md">
          <InlineText
            value={team.goal}
            label={`Team Sprint Goal of ${team.name}`}
            placeholder={
              mayWord ? "Word the Team Sprint Goal" : isOpen ? "No Team Sprint Goal yet" : "No Team Sprint Goal was set"
            }
            maxLength={500}
            disabled={!mayWord}
            onSave={async (text, seen) => {
              const input = { flowTeamId, scrumTeamId: team.id, sprintNumber: sprint.number, goal: { seen, to: text } };
              return (await goal.run(input)).ok;
            }}
          />
        </div>
        <RefusalNotice refusal={goal.refusal} />
        <CapacitySource sprint={sprint} team={team} />
      </div>
      {isOpen && over > 0 ? (
        <Notice tone="warn" title={`${counted(over, "point")} over capacity (BLG-4)`}>
          {team.name} has committed to {points} of {capacity} points. Nothing forbids it; what is on top may not be
          reached.
        </Notice>
      ) : null}
      <StoryGroup
        title="In the Sprint Backlog"
        facts={
          <span className="flex flex-wrap items-center gap-x-3">
            <PointsAgainst committed={points} capacity={capacity} />
            {mayPlan ? (
              <TakeInStory
                team={team}
                sprintNumber={sprint.number}
                canEnter={canEnter}
                onChoose={(story) =>
                  mayOverride && !canEnter(story)
                    ? acts.override.ask(unready(story), () => takeIn(story))
                    : takeIn(story)
                }
              />
            ) : null}
          </span>
        }
        empty={
          mayPlan
            ? "Nothing is committed to yet. Commit the Ready Stories planned below."
            : "Nothing is committed to yet: its PO or SM takes Stories in."
        }
      >
        {isOpen
          ? committed.map((story) => (
              <SprintStory
                key={story.id}
                story={story}
                lacks={lacks(story)}
                action={
                  mayPlan && story.status !== "done" ? (
                    <Button
                      variant="quiet"
                      aria-label={`Take out S-${story.number}`}
                      onClick={() =>
                        isRunning ? setAsking({ is: "take out", story }) : void acts.takeOut.run([story.id])
                      }
                    >
                      Take out
                    </Button>
                  ) : mayPlan ? null : undefined
                }
              />
            ))
          : staysThatCount(sprint.stays)
              .filter((stay) => stay.teamId === team.id)
              .map((stay) => <SprintStory key={stay.storyId} stay={stay} />)}
      </StoryGroup>
      {isOpen ? (
        <StoryGroup
          title="Planned, not committed"
          facts={
            mayPlan && ready.length > 0 && !isRunning ? (
              <span className="flex items-center gap-3">
                {wouldBe > capacity ? (
                  <span className="text-sm text-warn-ink">with these {wouldBe - capacity} over capacity</span>
                ) : null}
                <Button onClick={() => void acts.commit.run(ready.map(({ id }) => id))}>
                  Commit {ready.length === 1 ? "the Ready one" : `all ${ready.length} Ready ones`}
                </Button>
              </span>
            ) : null
          }
          empty="No Story is planned for this Flow Sprint beyond what is committed. Plan some in the Team Backlog, or take one in."
        >
          {stories ? (
            planned.map((story) => {
              const missing = lacks(story);
              const wouldBeOver = points + (story.estimate ?? 0) - capacity;
              return (
                <SprintStory
                  key={story.id}
                  story={story}
                  lacks={missing}
                  isLetIn={letIn.has(story.id)}
                  note={mayPlan && canEnter(story) && wouldBeOver > 0 ? `${wouldBeOver} over capacity with it` : null}
                  action={
                    mayPlan && canEnter(story) ? (
                      <Button aria-label={`Commit S-${story.number}`} onClick={() => takeIn(story)}>
                        Commit
                      </Button>
                    ) : mayOverride && !canEnter(story) ? (
                      <Button
                        variant="quiet"
                        aria-label={`Override BLG-2 for S-${story.number}`}
                        onClick={() => acts.override.ask(unready(story))}
                      >
                        Override…
                      </Button>
                    ) : mayPlan || mayOverride ? null : undefined
                  }
                />
              );
            })
          ) : (
            <Skeleton className="m-3 h-24" />
          )}
        </StoryGroup>
      ) : null}
      {asking ? (
        <ReasonDialog
          {...wordsFor(asking, sprint.number)}
          pending={acts[handleOf[asking.is]].pending}
          refusal={acts[handleOf[asking.is]].refusal}
          onSubmit={(reason) => acts[handleOf[asking.is]].run([asking.story.id], reason)}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {acts.override.dialog}
    </section>
  );
}

const handleOf = { commit: "commit", "take out": "takeOut" } as const;

const sumOf = (stories: readonly StoryRow[]) => stories.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);

function wordsFor({ is, story }: NonNullable<Asking>, sprintNumber: number) {
  const name = `S-${story.number} ${story.title}`;
  const act = is === "commit" ? "take in" : "take out";
  return {
    title: `${is === "commit" ? "Take in" : "Take out"} S-${story.number}?`,
    description: `S${sprintNumber} runs, so to ${act} ${name} is a scope change: it is kept with your name and the reason.`,
    submitLabel: is === "commit" ? "Take it in" : "Take it out",
  };
}
