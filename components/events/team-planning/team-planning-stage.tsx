"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ItemPanels } from "@/components/backlog/item-panels";
import { useGround, useStories } from "@/components/backlog/use-stories";
import { lazily } from "@/components/ui/lazily";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import { inTeamOrder } from "@/lib/domain/backlog/team-order";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { missingForReady } from "@/lib/domain/backlog/story-readiness";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { type TeamPlanView, planningCandidates } from "@/lib/domain/events/team-planning";
import { NothingOnTable } from "../refinement/nothing-on-table";
import { SplitStory } from "../refinement/split-story";
import { StoryOnTable } from "../refinement/story-on-table";
import { useTableTurn } from "../refinement/use-table-turn";
import { useRoom } from "../room/use-room";
import { Candidates } from "./candidates";
import { ClaimsPart } from "./claims-part";
import { CommitButton, usePlanCommits } from "./commit-story";
import { PlanHead } from "./plan-head";
import { SprintBacklogPart } from "./sprint-backlog-part";
import { TeamDrafts } from "./team-drafts";

/** Comes with the first Story on the table. */
const PlanStep = lazily(
  dynamic(() => import("./plan-step").then((module) => module.PlanStep)),
  <Skeleton className="h-48" />,
);

/** Team Sprint Planning: goal and capacity, the Story on the table, and what the team may still take in. */
export function TeamPlanningStage() {
  const { slug, key, room } = useRoom();
  const ground = useGround();
  const { stories, refusal } = useStories({ teamId: room.event.teamId ?? undefined });
  const { data: plan, refusal: planRefusal } = useView<TeamPlanView>({ slug, view: `events/${key}/plan` });
  const failed = refusal ?? planRefusal;
  if (!stories || !ground || !plan) {
    return <div className="p-6">{failed ? <RefusalNotice refusal={failed} /> : <Skeleton className="h-64" />}</div>;
  }
  return (
    <>
      <Planning stories={stories} ground={ground} plan={plan} />
      <ItemPanels />
    </>
  );
}

type PlanningProps = { stories: readonly StoryRow[]; ground: GroundView; plan: TeamPlanView };

function Planning({ stories, ground, plan }: PlanningProps) {
  const { step, isProjector } = useRoom();
  const commits = usePlanCommits(plan);
  const committed = useMemo(
    () => inTeamOrder(stories.filter((story) => story.isCommitted && story.sprint === plan.sprint.number)),
    [stories, plan.sprint.number],
  );
  const groups = useMemo(
    () => planningCandidates(stories, plan.sprint.number, new Set(plan.claims.map(({ epicId }) => epicId))),
    [stories, plan],
  );
  const order = [...groups.claimed, ...groups.planned, ...groups.next, ...committed].map(({ id }) => id);
  const turn = useTableTurn("Story", order, new Set(order));
  const onTable = stories.find(({ id }) => id === turn.turn);
  const lacksOf = (story: StoryRow) => missingForReady(story, ground);
  const points = committed.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
  const backlog = <SprintBacklogPart stories={committed} lacksOf={lacksOf} turn={turn} commits={commits} />;
  return (
    <div className="mx-auto flex max-w-4xl in-data-projector:max-w-none flex-col gap-5 p-5 max-md:p-4">
      <TeamDrafts />
      <PlanHead plan={plan} points={points} stories={committed.length} />
      <ClaimsPart plan={plan} committed={committed} ground={ground} />
      {onTable ? (
        <StoryOnTable
          number={onTable.number}
          ground={ground}
          turn={turn}
          actions={
            isProjector
              ? undefined
              : (table) => {
                  const story = stories.find(({ id }) => id === table.story.id);
                  return (
                    <>
                      {story && !story.isCommitted ? (
                        <CommitButton story={story} lacks={lacksOf(story)} commits={commits} isPrimary />
                      ) : null}
                      <SplitStory {...table} />
                    </>
                  );
                }
          }
        >
          {(table) => <PlanStep {...table} />}
        </StoryOnTable>
      ) : (
        <NothingOnTable turn={turn} first="Lay the first Story on the table" />
      )}
      {step === "split" || isProjector ? backlog : null}
      {isProjector ? null : <Candidates groups={groups} plan={plan} lacksOf={lacksOf} turn={turn} commits={commits} />}
      {step === "split" || isProjector ? null : backlog}
      {commits.dialog}
    </div>
  );
}
