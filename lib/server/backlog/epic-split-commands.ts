import "server-only";
import { randomUUID } from "node:crypto";
import { can } from "@/lib/domain/access";
import { fieldsDenied } from "@/lib/domain/backlog/policy";
import { rankBetween } from "@/lib/domain/backlog/ranks";
import { JoinEpic, SplitEpic, SplitEpicAgain } from "@/lib/domain/backlog/story-split-schema";
import type { FormerPlace } from "@/lib/domain/backlog/story-schema";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { tellWatchersOfEach } from "@/lib/server/conversations/watchers";
import { judgeStoriesInEpics } from "@/lib/server/dependencies/dependency-facts";
import { enterToChange } from "@/lib/server/flow-teams/entry";
import { type LoadedEpic, lockEpics } from "./epic-facts";
import { tellOfEpics } from "./epic-news";
import { neighbours } from "./rank-queries";
import { storiesChanged } from "./story-changes";
import { allOf, lockStories } from "./story-facts";
import { editNews } from "./story-news";
import { lockLists } from "./story-order";
import { placesLeft, ranksOnArrival } from "./story-places";
import { type StoryWrite, writeStories } from "./story-write";

const named = (epic: Pick<LoadedEpic, "number" | "title">) => `E-${epic.number} ${epic.title}`;

/**
 * Splits a new Epic off one, right behind it in the Product Backlog: with its lane, span, labels,
 * links and Insights, and the Stories chosen. Both keep in their history where they came from.
 */
export const splitEpic = command({
  name: "stories.splitEpic",
  input: SplitEpic,
  async run(context, { flowTeamId, epicId, title, storyIds }) {
    const { tx, actor, now } = context;
    const entered = await enterToSplit(context, flowTeamId, [epicId]);
    if (!entered.ok) return entered;
    const [epic] = entered.value.epics;
    if (!epic) return notFound("Epic");
    const found = allOf(await lockStories(tx, flowTeamId, storyIds), storyIds);
    if (!found.ok) return found;
    if (found.value.some((story) => story.epicId !== epicId)) return notFound("Story");

    const id = randomUUID();
    const number = entered.value.nextEpicNumber;
    const { before, after } = await neighbours(tx, flowTeamId, { at: "after", epicId });
    await tx.flowTeam.update({
      where: { id: flowTeamId },
      data: { nextEpicNumber: { increment: 1 } },
      select: { id: true },
    });
    const { description, kind, leadTeamId, firstSprint, lastSprint, ownerId, labels } = epic;
    const status = epic.status === "done" || epic.status === "dropped" ? "planned" : epic.status;
    await tx.epic.create({
      data: {
        id,
        flowTeamId,
        number,
        title,
        description,
        kind,
        status,
        leadTeamId,
        firstSprint,
        lastSprint,
        ownerId,
        labels: [...labels],
        acceptanceConditions: [],
        rank: rankBetween(before, after),
        splitFromId: epicId,
        createdById: actor.personId,
        createdAt: now,
      },
      select: { id: true },
    });
    await copyTies(context, epicId, id);
    const moved = await moveStories(context, flowTeamId, found.value, id);
    if (!moved.ok) return moved;
    context.record({
      flowTeamId,
      item: { kind: "Epic", id: epicId, title: named(epic) },
      before: {},
      after: { splitInto: `E-${number} ${title}` },
      undo: { command: "stories.joinEpic", input: { flowTeamId, epicId, newEpicId: id, places: moved.value } },
    });
    context.record({
      flowTeamId,
      item: { kind: "Epic", id, title: `E-${number} ${title}` },
      before: null,
      after: { title, splitFrom: named(epic), ...(moved.value.length > 0 && { stories: moved.value.length }) },
    });
    context.changed({ flowTeamId, context: "backlog" });
    await tellOfEpics(context, flowTeamId, [epic], `split E-${number} off it`);
    return ok({ id, number });
  },
});

/** Takes a split of an Epic back: all Stories of the new one return, and it is removed. */
export const joinEpic = command({
  name: "stories.joinEpic",
  input: JoinEpic,
  async run(context, { flowTeamId, epicId, newEpicId, places }) {
    const { tx, now } = context;
    const entered = await enterToSplit(context, flowTeamId, [epicId, newEpicId]);
    if (!entered.ok) return entered;
    const epic = entered.value.epics.find(({ id }) => id === epicId);
    const split = entered.value.epics.find(({ id }) => id === newEpicId);
    const isSplit = await tx.epic.count({ where: { id: newEpicId, splitFromId: epicId } });
    if (!epic || !split || isSplit === 0) return notFound("Epic");
    const held = await tx.story.findMany({
      where: { epicId: newEpicId, deletedAt: null },
      orderBy: { epicRank: "asc" },
      select: { id: true },
    });
    const ids = held.map(({ id }) => id);
    const stories = allOf(await lockStories(tx, flowTeamId, ids), ids);
    if (!stories.ok) return stories;
    const former = context.undoOf === null ? [] : places;
    const moved = await moveStories(context, flowTeamId, stories.value, epicId, former);
    if (!moved.ok) return moved;
    await tx.epic.update({ where: { id: newEpicId }, data: { deletedAt: now }, select: { id: true } });
    context.record({
      flowTeamId,
      item: { kind: "Epic", id: epicId, title: named(epic) },
      before: { splitInto: named(split) },
      after: {},
      undo: { command: "stories.splitEpicAgain", input: { flowTeamId, epicId, newEpicId, storyIds: ids } },
    });
    context.record({
      flowTeamId,
      item: { kind: "Epic", id: newEpicId, title: named(split) },
      before: { title: split.title },
      after: null,
    });
    context.changed({ flowTeamId, context: "backlog" });
    await tellOfEpics(context, flowTeamId, [epic], "took its split back");
    await tellOfEpics(context, flowTeamId, [split], `joined it with E-${epic.number} again`);
    return ok(null);
  },
});

/** Splits again what was joined: the same Epic returns, with those of the Stories that the Epic still has. */
export const splitEpicAgain = command({
  name: "stories.splitEpicAgain",
  input: SplitEpicAgain,
  async run(context, { flowTeamId, epicId, newEpicId, storyIds }) {
    const { tx } = context;
    const entered = await enterToSplit(context, flowTeamId, [epicId]);
    if (!entered.ok) return entered;
    const { count } = await tx.epic.updateMany({
      where: { id: newEpicId, flowTeamId, splitFromId: epicId, deletedAt: { not: null } },
      data: { deletedAt: null },
    });
    const [split] = await lockEpics(tx, flowTeamId, [newEpicId]);
    const [epic] = entered.value.epics;
    if (count === 0 || !epic || !split) return notFound("Epic");
    const found = new Map((await lockStories(tx, flowTeamId, storyIds)).map((story) => [story.id, story]));
    const stories = storyIds.flatMap((id) => found.get(id) ?? []).filter((story) => story.epicId === epicId);
    const moved = await moveStories(context, flowTeamId, stories, newEpicId);
    if (!moved.ok) return moved;
    context.record({
      flowTeamId,
      item: { kind: "Epic", id: epicId, title: named(epic) },
      before: {},
      after: { splitInto: named(split) },
      undo: { command: "stories.joinEpic", input: { flowTeamId, epicId, newEpicId, places: moved.value } },
    });
    context.record({
      flowTeamId,
      item: { kind: "Epic", id: newEpicId, title: named(split) },
      before: null,
      after: { title: split.title, splitFrom: named(epic) },
    });
    context.changed({ flowTeamId, context: "backlog" });
    await tellOfEpics(context, flowTeamId, [epic], `split E-${split.number} off it`);
    await tellOfEpics(context, flowTeamId, [split], "brought it back");
    return ok(null);
  },
});

/** Locks the Flow Team and the Epics, in the order that changes of Stories lock them too. */
async function enterToSplit(
  context: CommandContext,
  flowTeamId: string,
  epicIds: readonly string[],
): Promise<Result<{ epics: LoadedEpic[]; nextEpicNumber: number }>> {
  const { tx, actor } = context;
  if (!can(actor, "contribute", { flowTeamId })) return notFound("Epic");
  const entered = await enterToChange(tx, actor, flowTeamId, "Epic");
  if (!entered.ok) return entered;
  const epics = await lockEpics(tx, flowTeamId, epicIds);
  if (epics.length !== epicIds.length) return notFound("Epic");
  const denied = epics.find((epic) => fieldsDenied(actor, epic, ["firstSprint"]).length > 0);
  if (!denied) return ok({ epics, nextEpicNumber: entered.value.nextEpicNumber });
  return refuse({
    code: "forbidden",
    message: `E-${denied.number} is split by the CPO, or a PO of the team that leads it.`,
    wayOut: "Ask one of them.",
  });
}

async function copyTies({ tx }: CommandContext, fromId: string, toId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "InsightTie" ("insightId", "epicId")
    SELECT "insightId", ${toId}::uuid FROM "InsightTie" WHERE "epicId" = ${fromId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO "EpicLink" (id, "epicId", "toEpicId", url, title)
    SELECT gen_random_uuid(), ${toId}::uuid, CASE WHEN l."epicId" = ${fromId}::uuid THEN l."toEpicId" ELSE l."epicId" END, l.url, l.title
    FROM "EpicLink" l WHERE l."epicId" = ${fromId}::uuid OR l."toEpicId" = ${fromId}::uuid`;
}

/**
 * Moves locked Stories to another Epic, unless one waits for it (DEP-1): to their `former` places in
 * it, else to its end in the order given. Returns the places they leave.
 */
async function moveStories(
  context: CommandContext,
  flowTeamId: string,
  stories: readonly StoryWrite["story"][],
  epicId: string,
  former: readonly FormerPlace[] = [],
): Promise<Result<FormerPlace[]>> {
  if (stories.length === 0) return ok([]);
  const into = stories.map(({ id }) => ({ storyId: id, epicId }));
  const unwound = await judgeStoriesInEpics(context.tx, flowTeamId, into);
  if (!unwound.ok) return unwound;
  await lockLists(context.tx, flowTeamId, [{ order: "epic", epicId }]);
  const writes = stories.map((story) => ({ story, before: { epicId: story.epicId }, after: { epicId } }));
  const left = await placesLeft(context.tx, writes);
  await writeStories(context, writes, await ranksOnArrival(context.tx, flowTeamId, writes, former));
  for (const { story, before, after } of writes) {
    context.record({
      flowTeamId,
      item: { kind: "Story", id: story.id, title: storyNamed(story) },
      before,
      after,
    });
  }
  storiesChanged(
    context,
    flowTeamId,
    stories.map((story) => ({ id: story.id, before: story, after: { ...story, epicId } })),
  );
  await tellWatchersOfEach(context, flowTeamId, writes.map(editNews));
  return ok(left);
}
