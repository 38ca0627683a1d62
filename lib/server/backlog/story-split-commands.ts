import "server-only";
import { askKeeper, keepsStory } from "@/lib/domain/backlog/story-policy";
import { JoinStory, SplitStory, SplitStoryAgain } from "@/lib/domain/backlog/story-split-schema";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { mergeEdits } from "@/lib/domain/edit";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { allOf } from "@/lib/domain/words";
import { type CommandContext, command } from "@/lib/server/command";
import { judgeStoriesInEpics } from "@/lib/server/dependencies/dependency-facts";
import { storiesChanged } from "./story-changes";
import { type LoadedStory, enterStories, loadOpenStays, lockStories } from "./story-facts";
import { tellOfStories } from "./story-news";
import { listsToSplit, moveParts, splitOff } from "./story-split";
import { endStaysOfGone } from "./story-stays";

/** Splits Stories off one, with what of it moves over; both keep in their history where they came from. */
export const splitStory = command({
  name: "stories.splitStory",
  input: SplitStory,
  async run(context, { flowTeamId, storyId, parts, estimate }) {
    const entered = await enterToSplit(context, flowTeamId, storyId);
    if (!entered.ok) return entered;
    const story = entered.value;
    const sizing = await resize(context, story, estimate);
    if (!sizing.ok) return sizing;
    const stays = await loadOpenStays(context.tx, [storyId]);
    // A Sprint Backlog is added to by committing alone, so what is split off there waits in the Team Backlog.
    const made = await splitOff(context, story, parts, stays.has(storyId) ? null : story.sprintNumber);
    if (!made.ok) return made;
    const sized = sizeChange(story, sizing.value);
    context.record({
      flowTeamId,
      item: { kind: "Story", id: storyId, title: storyNamed(story) },
      before: sized.before,
      after: { ...sized.after, splitInto: made.value.map(storyNamed) },
      undo: {
        command: "stories.joinStory",
        input: {
          flowTeamId,
          storyId,
          parts: made.value.map(({ id }, index) => ({
            storyId: id,
            criterionIds: parts[index]?.criterionIds ?? [],
            taskIds: parts[index]?.taskIds ?? [],
          })),
          ...sizeBack(story, sizing.value),
        },
      },
    });
    await tellOfStories(context, flowTeamId, [story], splitWords(made.value));
    return ok({ made: made.value });
  },
});

/** Takes a split back: what moved over comes back, and the Stories split off are removed. */
export const joinStory = command({
  name: "stories.joinStory",
  input: JoinStory,
  async run(context, { flowTeamId, storyId, parts, estimate }) {
    const { tx, now } = context;
    const entered = await enterToSplit(context, flowTeamId, storyId);
    if (!entered.ok) return entered;
    const story = entered.value;
    const partIds = parts.map((part) => part.storyId);
    const split = await tx.story.count({ where: { id: { in: partIds }, splitFromId: storyId } });
    const gone = await lockStories(tx, flowTeamId, partIds);
    if (split !== partIds.length || gone.length !== partIds.length) return notFound("Story");
    const ended = await endStaysOfGone(context, gone, "take the split back");
    if (!ended.ok) return ended;
    for (const part of parts) {
      const moved = await moveParts(context, part.storyId, storyId, part);
      if (!moved.ok) return moved;
    }
    const sizing = await resize(context, story, estimate);
    if (!sizing.ok) return sizing;
    await tx.story.updateMany({ where: { id: { in: partIds } }, data: { deletedAt: now } });
    for (const part of gone) {
      context.record({
        flowTeamId,
        item: { kind: "Story", id: part.id, title: storyNamed(part) },
        before: { title: part.title },
        after: null,
      });
    }
    const sized = sizeChange(story, sizing.value);
    context.record({
      flowTeamId,
      item: { kind: "Story", id: storyId, title: storyNamed(story) },
      before: { ...sized.before, splitInto: gone.map(storyNamed) },
      after: sized.after,
      undo: {
        command: "stories.splitStoryAgain",
        input: { flowTeamId, storyId, parts, ...sizeBack(story, sizing.value) },
      },
    });
    storiesChanged(
      context,
      flowTeamId,
      gone.map((part) => ({ id: part.id, before: part, after: null })),
    );
    await tellOfStories(context, flowTeamId, [story], "took its split back");
    await tellOfStories(context, flowTeamId, gone, `joined it with S-${story.number} again`);
    return ok(null);
  },
});

/** Splits again what was joined: the same Stories return, with what had moved over to them. */
export const splitStoryAgain = command({
  name: "stories.splitStoryAgain",
  input: SplitStoryAgain,
  async run(context, { flowTeamId, storyId, parts, estimate }) {
    const { tx } = context;
    const entered = await enterToSplit(context, flowTeamId, storyId);
    if (!entered.ok) return entered;
    const story = entered.value;
    const partIds = parts.map((part) => part.storyId);
    const split = await tx.story.count({ where: { id: { in: partIds }, splitFromId: storyId } });
    const back = await lockStories(tx, flowTeamId, partIds, { areDeleted: true });
    if (split !== partIds.length || back.length !== partIds.length) return notFound("Story");
    const sizing = await resize(context, story, estimate);
    if (!sizing.ok) return sizing;
    const into = back.map(({ id, epicId }) => ({ storyId: id, epicId }));
    const unwound = await judgeStoriesInEpics(tx, flowTeamId, into);
    if (!unwound.ok) return unwound;
    await tx.story.updateMany({ where: { id: { in: partIds } }, data: { deletedAt: null } });
    for (const part of parts) {
      const moved = await moveParts(context, storyId, part.storyId, part);
      if (!moved.ok) return moved;
    }
    const sized = sizeChange(story, sizing.value);
    context.record({
      flowTeamId,
      item: { kind: "Story", id: storyId, title: storyNamed(story) },
      before: sized.before,
      after: { ...sized.after, splitInto: back.map(storyNamed) },
      undo: {
        command: "stories.joinStory",
        input: { flowTeamId, storyId, parts, ...sizeBack(story, sizing.value) },
      },
    });
    for (const part of back) {
      context.record({
        flowTeamId,
        item: { kind: "Story", id: part.id, title: storyNamed(part) },
        before: null,
        after: { title: part.title, splitFrom: storyNamed(story) },
      });
    }
    storiesChanged(context, flowTeamId, [
      ...back.map((part) => ({ id: part.id, before: null, after: part })),
      { id: storyId, before: story, after: { ...story, estimate: sizing.value } },
    ]);
    await tellOfStories(context, flowTeamId, [story], splitWords(back));
    await tellOfStories(context, flowTeamId, back, "brought it back");
    return ok(null);
  },
});

async function enterToSplit(
  context: CommandContext,
  flowTeamId: string,
  storyId: string,
): Promise<Result<LoadedStory>> {
  const seen = await context.tx.story.findFirst({
    where: { id: storyId, flowTeamId },
    select: { epicId: true, teamId: true },
  });
  const entered = await enterStories(context, flowTeamId, { lists: seen ? listsToSplit(seen) : [] });
  if (!entered.ok) return entered;
  const [story] = await lockStories(context.tx, flowTeamId, [storyId]);
  if (!story || !seen) return notFound("Story");
  if (!keepsStory(context.actor, story)) {
    return refuse({
      code: "forbidden",
      message: `S-${story.number} is split by who keeps its backlog.`,
      wayOut: askKeeper(story),
    });
  }
  if (story.epicId === seen.epicId && story.teamId === seen.teamId) return ok(story);
  return refuse({
    code: "stale",
    message: `S-${story.number} went to another list while you split it.`,
    wayOut: "Look where it is now, and split it again.",
  });
}

const splitWords = (parts: readonly { number: number }[]) =>
  `split ${allOf(parts.map(({ number }) => `S-${number}`))} off it`;

/** The Story's new estimate as history has it, where it has changed: scope lines are drawn from that. */
function sizeChange({ estimate }: LoadedStory, now: number | null): { before: object; after: object } {
  return now === estimate ? { before: {}, after: {} } : { before: { estimate }, after: { estimate: now } };
}

/** What sets the Story's estimate back to what it was, where it has changed. */
function sizeBack(story: LoadedStory, now: number | null) {
  return now === story.estimate ? {} : { estimate: { seen: now, to: story.estimate } };
}

/** Sets what is left to the Story itself. Returns its estimate afterwards. */
async function resize(
  context: CommandContext,
  story: LoadedStory,
  estimate: { seen: unknown; to: number | null } | undefined,
): Promise<Result<number | null>> {
  if (!estimate) return ok(story.estimate);
  const merged = mergeEdits<{ estimate: number | null }>(
    { estimate: story.estimate },
    { estimate: { seen: estimate.seen as number | null, to: estimate.to } },
  );
  if (!merged.ok) return merged;
  const { estimate: to } = merged.value.after;
  if (to === undefined) return ok(story.estimate);
  await context.tx.story.update({ where: { id: story.id }, data: { estimate: to }, select: { id: true } });
  storiesChanged(context, story.flowTeamId, [{ id: story.id, before: story, after: { ...story, estimate: to } }]);
  return ok(to);
}
