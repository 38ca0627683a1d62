import { randomFrom } from "./random";
import { firstColumns, ownWorkflows } from "./working-rules";
import type { DemoHistoryEntry } from "./history-entry";
import type { Stage } from "./sprint-now";
import type { DemoStoryItem } from "./story-item";
import { runningSprintNumber as now } from "./timeline";

/** The key of the column in which a team's Stories of a stage stand. */
export function columnKey(team: string, stage: Stage): string {
  const own = ownWorkflows[team]?.find((column) => column.stage === stage)?.name;
  return `${team} ${own ?? firstColumns[stage]}`;
}

const statusOf = (stage: Stage) => (stage === "done" ? "done" : stage === "todo" ? "open" : "in_progress");

/** Who did what to Stories: written, committed to, moved, blocked, taken out, as far as today tells of it. */
export function storyHistory(stories: readonly DemoStoryItem[]): DemoHistoryEntry[] {
  const random = randomFrom(1874);
  return stories
    .filter((story) => story.stays.length > 0 || story.sprint === now + 1 || story.isIdea)
    .flatMap((story) => {
      const item = { kind: "Story" as const, key: story.key, title: `S-${story.number} ${story.title}` };
      const po = `po ${story.team}`;
      const author = writerOf(story);
      const entry = (
        at: Date,
        actor: string,
        command: string,
        before: DemoHistoryEntry["before"],
        after: DemoHistoryEntry["after"],
        reason?: string,
      ): DemoHistoryEntry => ({
        at,
        actor,
        command: `stories.${command}`,
        item,
        before,
        after,
        ...(reason && { reason }),
      });
      const entries = [entry(story.createdAt, author, "createStory", null, { title: story.title })];
      for (const { sprint, enteredAt, enterReason, left } of story.stays) {
        const into = { committedSprint: sprint };
        entries.push(entry(enteredAt, po, "commitStories", { committedSprint: null }, into, enterReason));
        if (left?.outcome === "removed")
          entries.push(entry(left.at, po, "takeStoriesOut", into, { committedSprint: null }, left.reason));
      }
      const { team } = story;
      if (team) {
        const move = (at: Date, from: Stage, to: Stage) =>
          entry(
            at,
            story.owner ?? po,
            "moveCard",
            { columnId: columnKey(team, from), status: statusOf(from) },
            { columnId: columnKey(team, to), status: statusOf(to) },
          );
        for (const { at, from, to } of movesOf(story, random.next())) entries.push(move(at, from, to));
      }
      if (story.blocked) {
        const { reason, since } = story.blocked;
        entries.push(entry(since, story.owner ?? po, "blockStory", { blockedReason: null }, { blockedReason: reason }));
      }
      return entries;
    });
}

/** Who wrote a Story down. */
export function writerOf(story: DemoStoryItem & { by?: string }): string {
  return story.by ?? (story.team ? `po ${story.team}` : "cpo");
}

/** From start to where it stands, with the review shortly before it was done. */
function movesOf({ startedAt, columnSince, stage }: DemoStoryItem, between: number) {
  if (!startedAt || stage === "todo") return [];
  const moves: { at: Date; from: Stage; to: Stage }[] = [{ at: startedAt, from: "todo", to: "active" }];
  if (stage === "active") return moves;
  const before = Math.min((20 + between * 20) * 60_000, (columnSince.getTime() - startedAt.getTime()) / 2);
  const review = new Date(columnSince.getTime() - before);
  moves.push({ at: stage === "review" ? columnSince : review, from: "active", to: "review" });
  if (stage === "done") moves.push({ at: columnSince, from: "review", to: "done" });
  return moves;
}
