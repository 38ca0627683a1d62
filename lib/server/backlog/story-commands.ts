import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { ranksBetween } from "@/lib/domain/backlog/ranks";
import {
  askKeeper,
  isTeamRetired,
  keepsStory,
  mayDeleteStory,
  mayWorkOn,
  storyFieldsDenied,
} from "@/lib/domain/backlog/story-policy";
import { checkStory } from "@/lib/domain/backlog/story-rules";
import {
  BlockStory,
  CreateStory,
  DeleteStories,
  EditStories,
  RestoreStories,
  type StoryField,
  type StoryFields,
  UnblockStory,
} from "@/lib/domain/backlog/story-schema";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { beginning } from "@/lib/domain/conversations/mentions";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { judgeStoriesInEpics } from "@/lib/server/dependencies/dependency-facts";
import { tellOwners } from "./story-assigned";
import { storiesChanged } from "./story-changes";
import { type StoryEdit, editStoriesAsOne } from "./story-edit";
import { type LoadedStory, allOf, enterStories, lockStories } from "./story-facts";
import { tellOfStories } from "./story-news";
import { type StoryList, ranksAt } from "./story-order";
import { endStaysOfGone } from "./story-stays";

/**
 * Writes a new Story at the end of its Epic's and its team's order: an idea, unless the one who
 * writes it keeps that backlog.
 */
export const createStory = command({
  name: "stories.createStory",
  input: CreateStory,
  run: (context, input) => writeStory(context, input),
});

/** Writes a new Story in the transaction of the caller, as `createStory` does. `asIdea` whoever writes it. */
export async function writeStory(
  context: CommandContext,
  { flowTeamId, criteria, ...input }: z.infer<typeof CreateStory>,
  { asIdea = false } = {},
): Promise<Result<{ id: string; number: number }>> {
  const { tx, actor, now } = context;
  const { epicId, teamId } = input;
  const lists: StoryList[] = [{ order: "epic", epicId }, ...(teamId ? [{ order: "team" as const, teamId }] : [])];
  const entered = await enterStories(context, flowTeamId, { epicIds: epicId ? [epicId] : [], lists });
  if (!entered.ok) return entered;
  const ground = entered.value;
  const epicLeadTeamId = (epicId && ground.epicLeads.get(epicId)) || null;
  const placement = { flowTeamId, teamId, isTeamRetired: isTeamRetired(teamId, ground.teams), epicLeadTeamId };
  const isIdea = asIdea || !keepsStory(actor, placement);
  const fields: StoryFields = { ...input, demoLink: "", isIdea };
  const standing = { ...placement, isIdea, createdById: actor.personId };
  // Any Member may propose a Story anywhere; what decides about it is for who decides there.
  const deciding = (["estimate", "sprintNumber", "ownerId"] as const).filter((field) => input[field] !== null);
  const denied = storyFieldsDenied(actor, standing, deciding);
  if (denied.length > 0) {
    return refuse({
      code: "forbidden",
      message:
        "An idea has a title, a description, labels and acceptance criteria; the rest is for who keeps that backlog.",
      fields: Object.fromEntries(denied.map((field) => [field, "Leave this to who keeps the backlog."])),
      wayOut: "Leave the other fields empty.",
    });
  }
  const given = new Set<StoryField>(["epicId", "teamId", ...deciding]);
  const checked = checkStory(fields, given, ground);
  if (!checked.ok) return checked;

  const epicRank = await rankAtEnd(context, flowTeamId, { order: "epic", epicId });
  const teamRank = teamId && (await rankAtEnd(context, flowTeamId, { order: "team", teamId }));
  const id = randomUUID();
  const number = await nextNumber(context, flowTeamId);
  await tx.story.create({
    data: {
      ...fields,
      id,
      flowTeamId,
      number,
      epicRank,
      teamRank,
      columnSince: now,
      createdById: actor.personId,
      createdAt: now,
    },
    select: { id: true },
  });
  if (criteria.length > 0) {
    const places = ranksBetween(null, null, criteria.length);
    await tx.acceptanceCriterion.createMany({
      data: criteria.map((text, index) => ({ storyId: id, text, rank: places[index] ?? "", createdAt: now })),
    });
  }
  context.record({
    flowTeamId,
    item: { kind: "Story", id, title: storyNamed({ number, title: fields.title }) },
    before: null,
    after: { ...filled(fields), ...(criteria.length > 0 && { criteria }) },
    undo: { command: "stories.deleteStories", input: { flowTeamId, storyIds: [id] } },
  });
  const mark = { ...fields, status: "open" as const };
  storiesChanged(context, flowTeamId, [{ id, before: null, after: mark }]);
  const story: LoadedStory = {
    ...mark,
    ...standing,
    id,
    number,
    columnId: null,
    blockedReason: null,
    blockedSince: null,
  };
  await tellOwners(context, flowTeamId, [{ story, after: { ownerId: fields.ownerId } }]);
  return ok({ id, number });
}

/** Edits Stories as one change: their words, sizes, owners, Epics, teams and Flow Sprints. */
export const editStories = command({
  name: "stories.editStories",
  input: EditStories,
  run: (context, { flowTeamId, stories, ...how }) => editStoriesAsOne(context, flowTeamId, stories as StoryEdit[], how),
});

/** Says that a Story can't go on, and why. */
export const blockStory = command({
  name: "stories.blockStory",
  input: BlockStory,
  run: (context, { flowTeamId, storyId, reason }) => setBlocked(context, flowTeamId, storyId, reason),
});

/** Says that nothing is in a Story's way any more. */
export const unblockStory = command({
  name: "stories.unblockStory",
  input: UnblockStory,
  run: (context, { flowTeamId, storyId }) => setBlocked(context, flowTeamId, storyId, null),
});

async function setBlocked(
  context: CommandContext,
  flowTeamId: string,
  storyId: string,
  reason: string | null,
): Promise<Result<null>> {
  const { tx, actor, now } = context;
  const entered = await enterStories(context, flowTeamId);
  if (!entered.ok) return entered;
  const [story] = await lockStories(tx, flowTeamId, [storyId]);
  if (!story) return notFound("Story");
  if (!mayWorkOn(actor, story)) {
    return refuse({
      code: "forbidden",
      message: `What blocks S-${story.number} is said by the members of its Scrum Team.`,
      wayOut: "Write it as a comment, or raise an Impediment.",
    });
  }
  if (story.blockedReason === reason) return ok(null);
  if (story.status === "done") {
    return refuse({
      code: "invalid",
      message: `S-${story.number} is done, so nothing stands in its way.`,
      wayOut: "Move it back on the board first, or raise an Impediment.",
    });
  }
  await tx.story.update({
    where: { id: storyId },
    data: { blockedReason: reason, blockedSince: reason === null ? null : (story.blockedSince ?? now) },
    select: { id: true },
  });
  const undo =
    story.blockedReason === null
      ? { command: "stories.unblockStory", input: { flowTeamId, storyId } }
      : { command: "stories.blockStory", input: { flowTeamId, storyId, reason: story.blockedReason } };
  context.record({
    flowTeamId,
    item: { kind: "Story", id: storyId, title: storyNamed(story) },
    before: { blockedReason: story.blockedReason },
    after: { blockedReason: reason },
    undo,
  });
  storiesChanged(context, flowTeamId, [{ id: storyId, before: story, after: story }]);
  const text = reason === null ? "says nothing blocks it any more" : `says what blocks it: ${beginning(reason, 120)}`;
  await tellOfStories(context, flowTeamId, [story], text);
  return ok(null);
}

/** Removes Stories from all backlogs. They can be brought back with all they had. */
export const deleteStories = command({
  name: "stories.deleteStories",
  input: DeleteStories,
  async run(context, { flowTeamId, storyIds }) {
    const { tx, now } = context;
    const stories = await enterToRemove(context, flowTeamId, storyIds, false);
    if (!stories.ok) return stories;
    const ended = await endStaysOfGone(context, stories.value, "remove it");
    if (!ended.ok) return ended;
    await tx.story.updateMany({ where: { id: { in: stories.value.map(({ id }) => id) } }, data: { deletedAt: now } });
    await recordRemoval(context, flowTeamId, stories.value, true);
    return ok(null);
  },
});

/** Brings removed Stories back, at the places they had. */
export const restoreStories = command({
  name: "stories.restoreStories",
  input: RestoreStories,
  async run(context, { flowTeamId, storyIds }) {
    const stories = await enterToRemove(context, flowTeamId, storyIds, true);
    if (!stories.ok) return stories;
    const into = stories.value.map(({ id, epicId }) => ({ storyId: id, epicId }));
    const unwound = await judgeStoriesInEpics(context.tx, flowTeamId, into);
    if (!unwound.ok) return unwound;
    await context.tx.story.updateMany({
      where: { id: { in: stories.value.map(({ id }) => id) } },
      data: { deletedAt: null },
    });
    await recordRemoval(context, flowTeamId, stories.value, false);
    return ok(null);
  },
});

async function enterToRemove(
  context: CommandContext,
  flowTeamId: string,
  storyIds: readonly string[],
  areDeleted: boolean,
): Promise<Result<LoadedStory[]>> {
  const entered = await enterStories(context, flowTeamId);
  if (!entered.ok) return entered;
  const found = allOf(await lockStories(context.tx, flowTeamId, storyIds, { areDeleted }), storyIds);
  if (!found.ok) return found;
  const denied = found.value.find((story) => !mayDeleteStory(context.actor, story));
  if (!denied) return found;
  return refuse({
    code: "forbidden",
    message: `S-${denied.number} is removed and brought back by who keeps its backlog; an idea also by who wrote it.`,
    wayOut: askKeeper(denied),
  });
}

async function recordRemoval(
  context: CommandContext,
  flowTeamId: string,
  stories: readonly LoadedStory[],
  isGone: boolean,
): Promise<void> {
  const input = { flowTeamId, storyIds: stories.map(({ id }) => id) };
  stories.forEach((story, index) => {
    const title = { title: story.title };
    context.record({
      flowTeamId,
      item: { kind: "Story", id: story.id, title: storyNamed(story) },
      before: isGone ? title : null,
      after: isGone ? null : title,
      ...(index === 0 && {
        undo: { command: isGone ? "stories.restoreStories" : "stories.deleteStories", input },
      }),
    });
  });
  storiesChanged(
    context,
    flowTeamId,
    stories.map((story) => ({ id: story.id, before: isGone ? story : null, after: isGone ? null : story })),
  );
  await tellOfStories(context, flowTeamId, stories, isGone ? "removed it" : "brought it back");
}

async function rankAtEnd({ tx }: CommandContext, flowTeamId: string, list: StoryList): Promise<string> {
  const ranks = await ranksAt(tx, flowTeamId, list, { at: "bottom" }, 1);
  const rank = ranks.ok ? ranks.value[0] : undefined;
  if (rank === undefined) throw new Error("The end of a list has no rank.");
  return rank;
}

/** A Story's number; numbers are never given twice. */
async function nextNumber({ tx }: CommandContext, flowTeamId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    UPDATE "FlowTeam" SET "nextStoryNumber" = "nextStoryNumber" + 1 WHERE id = ${flowTeamId}::uuid
    RETURNING "nextStoryNumber" - 1 AS number`;
  if (!row) throw new Error("The Flow Team is gone in the middle of a change.");
  return row.number;
}

/** The fields that say something. */
function filled(fields: StoryFields): Partial<StoryFields> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
