import "server-only";
import { takenBy } from "@/lib/domain/backlog/story-policy";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { type Refusal, type Result, notFound, ok, refuse } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import { storyTouched } from "./story-changes";
import { type LoadedStory, enterStories, lockStories } from "./story-facts";

/** Locks the Story that something belongs to, so that the order of its parts holds still. */
export async function enterStory(
  context: CommandContext,
  flowTeamId: string,
  storyId: string | undefined,
  what = "Story",
): Promise<Result<LoadedStory>> {
  const entered = await enterStories(context, flowTeamId);
  if (!entered.ok) return entered.refusal.code === "not_found" ? notFound(what) : entered;
  const [story] = storyId ? await lockStories(context.tx, flowTeamId, [storyId]) : [];
  return story ? ok(story) : notFound(what);
}

/** What a change of a Story's part leaves: an entry in the Story's history, and views to refresh. */
export function recordPart(
  context: CommandContext,
  story: LoadedStory,
  entry: { before: object | null; after: object | null; undo: { command: string; input: object } },
): void {
  const { before, after, undo } = entry;
  context.record({
    flowTeamId: story.flowTeamId,
    item: { kind: "Story", id: story.id, title: storyNamed(story) },
    // The Story itself is neither new nor gone: its history says what of it came or went.
    before: before ?? {},
    after: after ?? {},
    undo,
  });
  storyTouched(context, story.flowTeamId, story);
}

/** Two people set one state: the second is told what it is now. */
export function refuseStaleState(field: string, seen: unknown, mine: unknown, theirs: unknown): Result<never> {
  return refuse({
    code: "stale",
    message: "Somebody else changed this while you did.",
    conflicts: [{ field, seen, mine, theirs }],
    wayOut: "Look at what it is now, and choose again.",
  });
}

/** Who isn't of the Story's team may not work on its parts. */
export function notYours(story: LoadedStory, message: string): { ok: false; refusal: Refusal } {
  return refuse({
    code: "forbidden",
    message: `${message} (S-${story.number}).`,
    wayOut: takenBy(story) ? "Ask a member of its Scrum Team, or write a comment." : "Ask the CPO, or write a comment.",
  });
}
