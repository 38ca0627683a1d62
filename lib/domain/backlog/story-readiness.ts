import { allOf, counted } from "@/lib/domain/words";
import type { StoryRow } from "./story-row";

/** The largest estimate of a Ready Story where no team has set its own (BLG-2). */
const usualStoryLimit = 13;

/** What of a Story its readiness is judged by; a StoryRow is one. */
export type StoryReadinessFacts = Pick<StoryRow, "criteria" | "estimate" | "teamId" | "readyChecks"> & {
  /** The lines of the definitions it fulfils, by id, where they are known; rows know only how many. */
  checks?: readonly string[];
};

/** What it is measured against; a GroundView is one. */
type ReadinessGround = {
  teams: readonly { id: string; storyLimit: number }[];
  definitions: readonly { kind: "ready" | "done"; id?: string; text?: string }[];
};

/**
 * BLG-2: what a Story still lacks to be Ready, in words a person can act on; empty when it is. Lines of
 * the Definition of Ready are named where it is known which are open, and counted otherwise.
 */
export function missingForReady(story: StoryReadinessFacts, ground: ReadinessGround): string[] {
  return lacksOf(story, ground).map(({ words }) => words);
}

/** "S-4 is not Ready: it lacks an estimate." */
export function notReadyWords(number: number, missing: readonly string[]): string {
  return `S-${number} is not Ready: it lacks ${missing.join(", ")}.`;
}

/** How many things that are: “A” and “B” of the Definition of Ready are two. */
export function countMissing(story: StoryReadinessFacts, ground: ReadinessGround): number {
  return lacksOf(story, ground).reduce((sum, { count }) => sum + count, 0);
}

function lacksOf(story: StoryReadinessFacts, ground: ReadinessGround): { words: string; count: number }[] {
  const { criteria, estimate, teamId, readyChecks } = story;
  const limit = storyLimitOf(teamId, ground);
  const lines = ground.definitions.filter(({ kind }) => kind === "ready");
  const open = lines.length - Math.min(readyChecks, lines.length);
  return [
    ...(criteria === 0 ? [{ words: "acceptance criteria", count: 1 }] : []),
    ...(estimate === null ? [{ words: "an estimate", count: 1 }] : []),
    ...(estimate !== null && estimate > limit
      ? [{ words: `a size that fits one sprint (${estimate} points, and at most ${limit} do)`, count: 1 }]
      : []),
    ...(open > 0
      ? [{ words: `${openLines(lines, story) ?? counted(open, "check")} of the Definition of Ready`, count: open }]
      : []),
  ];
}

/** The open lines by their text; null where it isn't known which they are. */
function openLines(lines: ReadinessGround["definitions"], { checks, readyChecks }: StoryReadinessFacts): string | null {
  // None fulfilled: all are open.
  const fulfilled = checks ?? (readyChecks === 0 ? [] : null);
  const open = lines.filter(({ id }) => id === undefined || !fulfilled?.includes(id));
  if (!fulfilled || open.some(({ text }) => !text)) return null;
  return allOf(open.map(({ text }) => `“${text}”`));
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
