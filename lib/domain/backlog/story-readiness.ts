import { counted } from "@/lib/domain/words";
import type { StoryRow } from "./story-row";

/** The largest estimate of a Ready Story where no team has set its own (BLG-2). */
const usualStoryLimit = 13;

/** What of a Story its readiness is judged by; a StoryRow is one. */
export type StoryReadinessFacts = Pick<StoryRow, "criteria" | "estimate" | "teamId" | "readyChecks">;

/** What it is measured against; a GroundView is one. */
type ReadinessGround = {
  teams: readonly { id: string; storyLimit: number }[];
  definitions: readonly { kind: "ready" | "done" }[];
};

/**
 * BLG-2: what a Story still lacks to be Ready, in words a person can act on; empty when it is. The
 * Flow Team's additions to the Definition of Ready count by number, as rows carry them.
 */
export function missingForReady(story: StoryReadinessFacts, ground: ReadinessGround): string[] {
  return lacksOf(story, ground).map(({ words }) => words);
}

/** "S-4 is not Ready: it lacks an estimate." */
export function notReadyWords(number: number, missing: readonly string[]): string {
  return `S-${number} is not Ready: it lacks ${missing.join(", ")}.`;
}

/** How many things that are: "2 checks of the Definition of Ready" are two. */
export function countMissing(story: StoryReadinessFacts, ground: ReadinessGround): number {
  return lacksOf(story, ground).reduce((sum, { count }) => sum + count, 0);
}

function lacksOf(story: StoryReadinessFacts, ground: ReadinessGround): { words: string; count: number }[] {
  const { criteria, estimate, teamId, readyChecks } = story;
  const limit = storyLimitOf(teamId, ground);
  const additions = ground.definitions.filter(({ kind }) => kind === "ready").length;
  const open = additions - Math.min(readyChecks, additions);
  return [
    ...(criteria === 0 ? [{ words: "acceptance criteria", count: 1 }] : []),
    ...(estimate === null ? [{ words: "an estimate", count: 1 }] : []),
    ...(estimate !== null && estimate > limit
      ? [{ words: `a size that fits one sprint (${estimate} points, and at most ${limit} do)`, count: 1 }]
      : []),
    ...(open > 0 ? [{ words: `${counted(open, "check")} of the Definition of Ready`, count: open }] : []),
  ];
}

/** Whether the Story is Ready (BLG-2). */
export function isStoryReady(story: StoryReadinessFacts, ground: ReadinessGround): boolean {
  return missingForReady(story, ground).length === 0;
}

/** The largest estimate with which a Story of the team is Ready, in points. */
function storyLimitOf(teamId: string | null, { teams }: Pick<ReadinessGround, "teams">): number {
  return teams.find(({ id }) => id === teamId)?.storyLimit ?? usualStoryLimit;
}

/** What of a Story tells whether it is done in full; a StoryRow is one. */
type StoryDoneFacts = Pick<StoryRow, "criteria" | "criteriaMet" | "tasks" | "tasksDone" | "doneChecks">;

/**
 * What a Story that is called done still has open: criteria, Tasks, lines of the Definition of Done.
 * Empty when nothing is. Shown where it is moved to done, never forbidden.
 */
export function unmetForDone(story: StoryDoneFacts, { definitions }: Pick<ReadinessGround, "definitions">): string[] {
  const lines = definitions.filter(({ kind }) => kind === "done").length;
  const open = [
    { count: story.criteria - story.criteriaMet, one: "acceptance criterion", many: "acceptance criteria" },
    { count: story.tasks - story.tasksDone, one: "Task", many: "Tasks" },
    {
      count: lines - Math.min(story.doneChecks, lines),
      one: "line of the Definition of Done",
      many: "lines of the Definition of Done",
    },
  ];
  return open.filter(({ count }) => count > 0).map(({ count, one, many }) => counted(count, one, many));
}
