"use client";

import { ListPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { useSprintBacklog } from "@/components/calendar/sprint/use-sprint-backlog";
import { useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { notReadyWords } from "@/lib/domain/backlog/story-readiness";
import type { TeamPlanView } from "@/lib/domain/events/team-planning";

const ReasonDialog = lazily(
  dynamic(() => import("@/components/calendar/sprint/reason-dialog").then((module) => module.ReasonDialog)),
);

type Asked = { is: "commit" | "takeOut"; story: { id: string; number: number } };

/**
 * The acts on the team's Sprint Backlog: while the Flow Sprint is planned at once, and once it runs
 * with a reason, for then it is a scope change.
 */
export function usePlanCommits({ sprint, team, letIn }: TeamPlanView) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const acts = useSprintBacklog(sprint.number, asked !== null, { teamId: team.id });
  const mayPlan = useMay("plan the team's sprint", team.id) && sprint.state !== "closed";
  const act = (is: Asked["is"]) => (story: Asked["story"]) =>
    sprint.state === "running" ? setAsked({ is, story }) : void acts[is].run([story.id]);
  const reasonDialog: ReactNode = asked ? (
    <ReasonDialog
      title={`Take ${asked.is === "commit" ? "in" : "out"} S-${asked.story.number}?`}
      description={`S${sprint.number} runs, so this is a scope change: it is kept with your name and the reason.`}
      submitLabel={asked.is === "commit" ? "Take it in" : "Take it out"}
      pending={acts[asked.is].pending}
      refusal={acts[asked.is].refusal}
      onSubmit={(reason) => acts[asked.is].run([asked.story.id], reason)}
      onClose={() => setAsked(null)}
    />
  ) : null;
  return {
    mayPlan,
    /** Whether the Story may come in: it is Ready, or the CSM lets it in (BLG-2). */
    mayEnter: (story: { id: string }, lacks: readonly string[]) => lacks.length === 0 || letIn.includes(story.id),
    commit: act("commit"),
    takeOut: act("takeOut"),
    commitAll: (ids: string[]) => void acts.commit.run(ids),
    isRunning: sprint.state === "running",
    /** Whether the person lets in Stories that aren't Ready, and the act. */
    mayOverride: acts.override.may && sprint.state !== "closed",
    letIn: (story: Asked["story"], lacks: readonly string[]) =>
      acts.override.ask({ storyId: story.id, says: notReadyWords(story.number, lacks) }),
    dialog: (
      <>
        {reasonDialog}
        {acts.override.dialog}
      </>
    ),
  };
}

export type PlanCommits = ReturnType<typeof usePlanCommits>;

type CommitButtonProps = {
  story: { id: string; number: number };
  lacks: readonly string[];
  commits: PlanCommits;
  isPrimary?: boolean;
};

/** Takes a Story into the Sprint Backlog, where the person may and it may come in; else the CSM's Override of BLG-2. */
export function CommitButton({ story, lacks, commits, isPrimary }: CommitButtonProps) {
  if (!commits.mayEnter(story, lacks)) {
    return commits.mayOverride ? (
      <Button
        variant="quiet"
        aria-label={`Override BLG-2 for S-${story.number}`}
        onClick={() => commits.letIn(story, lacks)}
      >
        Override…
      </Button>
    ) : null;
  }
  if (!commits.mayPlan) return null;
  return (
    <Button
      variant={isPrimary ? "primary" : "secondary"}
      aria-label={`Commit S-${story.number}`}
      onClick={() => commits.commit(story)}
    >
      <ListPlus /> Commit
    </Button>
  );
}
