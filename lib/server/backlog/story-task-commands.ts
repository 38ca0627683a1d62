import "server-only";
import { randomUUID } from "node:crypto";
import {
  AddTask,
  EditTask,
  RankTask,
  RemoveTask,
  RestoreTask,
  SetTaskStatus,
} from "@/lib/domain/backlog/story-part-schema";
import { mayWorkOn } from "@/lib/domain/backlog/story-policy";
import { placeOf, rankAt } from "@/lib/domain/backlog/story-ranks";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import type { StoryStatus } from "@/lib/domain/backlog/workflow";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { type LoadedStory, enterStories } from "./story-facts";
import { enterStory, notYours, recordPart, refuseStaleState } from "./story-parts";

/** The most Tasks a Story has. */
const most = 100;

/** Adds a Task at the end of its Story's. */
export const addTask = command({
  name: "stories.addTask",
  input: AddTask,
  async run(context, { flowTeamId, storyId, title, ownerId }) {
    const entered = await enterToWork(context, flowTeamId, storyId, "Story");
    if (!entered.ok) return entered;
    const story = entered.value;
    const owner = await checkOwner(context, flowTeamId, ownerId);
    if (!owner.ok) return owner;
    const { tx, now } = context;
    const all = await ranked(tx, storyId);
    if (all.filter(({ deletedAt }) => deletedAt === null).length >= most) {
      return refuse({
        code: "invalid",
        message: `S-${story.number} has ${most} Tasks, which is more than a Story for one sprint needs.`,
        wayOut: "Split the Story.",
      });
    }
    const id = randomUUID();
    const rank = rankAt(all, { at: "bottom" }) ?? "";
    await tx.task.create({ data: { id, storyId, title, ownerId, rank, createdAt: now } });
    recordPart(context, story, {
      before: null,
      after: { task: title, ...(ownerId && { ownerId }) },
      undo: { command: "stories.removeTask", input: { flowTeamId, taskId: id } },
    });
    return ok({ id });
  },
});

type TaskFields = { title: string; ownerId: string | null };

/** Words a Task anew, or gives it to somebody. */
export const editTask = command({
  name: "stories.editTask",
  input: EditTask,
  async run(context, { flowTeamId, taskId, edits }) {
    const entered = await enterTask(context, flowTeamId, taskId);
    if (!entered.ok) return entered;
    const { story, task } = entered.value;
    const merged = mergeEdits<TaskFields>({ title: task.title, ownerId: task.ownerId }, edits as Edits<TaskFields>);
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    const owner = await checkOwner(context, flowTeamId, after.ownerId ?? null);
    if (!owner.ok) return owner;
    await context.tx.task.update({ where: { id: taskId }, data: after });
    const worded = (fields: Partial<TaskFields>) => ({
      task: fields.title ?? task.title,
      ...(fields.ownerId !== undefined && { taskOwnerId: fields.ownerId }),
    });
    recordPart(context, story, {
      before: worded(before),
      after: worded(after),
      undo: { command: "stories.editTask", input: { flowTeamId, taskId, edits: inverseEdits(before, after) } },
    });
    return ok(null);
  },
});

/** Says how far a Task is. */
export const setTaskStatus = command({
  name: "stories.setTaskStatus",
  input: SetTaskStatus,
  async run(context, { flowTeamId, taskId, seen, status }) {
    const entered = await enterTask(context, flowTeamId, taskId);
    if (!entered.ok) return entered;
    const { story, task } = entered.value;
    if (task.status === status) return ok(null);
    if (task.status !== seen) return refuseStaleState("status", seen, status, task.status);
    await context.tx.task.update({
      where: { id: taskId },
      data: { status, doneAt: status === "done" ? context.now : null },
    });
    const worded = (at: StoryStatus) => `${task.title} (${storyStatusWords[at].toLowerCase()})`;
    recordPart(context, story, {
      before: { task: worded(task.status) },
      after: { task: worded(status) },
      undo: { command: "stories.setTaskStatus", input: { flowTeamId, taskId, seen: status, status: task.status } },
    });
    return ok(null);
  },
});

/** Moves a Task among those of its Story. */
export const rankTask = command({
  name: "stories.rankTask",
  input: RankTask,
  async run(context, { flowTeamId, taskId, place }) {
    const entered = await enterTask(context, flowTeamId, taskId);
    if (!entered.ok) return entered;
    const { story, task } = entered.value;
    if ("id" in place && place.id === taskId) return ok(null);
    const all = await ranked(context.tx, story.id);
    const rank = rankAt(all, place, taskId);
    if (rank === null) return notFound("Task");
    await context.tx.task.update({ where: { id: taskId }, data: { rank } });
    const live = all.filter(({ deletedAt }) => deletedAt === null);
    recordPart(context, story, {
      before: { order: "as before" },
      after: { order: `${task.title} moved` },
      undo: { command: "stories.rankTask", input: { flowTeamId, taskId, place: placeOf(live, taskId) } },
    });
    return ok(null);
  },
});

/** Removes a Task; it can be brought back. */
export const removeTask = command({
  name: "stories.removeTask",
  input: RemoveTask,
  run: (context, { flowTeamId, taskId }) => setDeleted(context, flowTeamId, taskId, true),
});

/** Brings a removed Task back. */
export const restoreTask = command({
  name: "stories.restoreTask",
  input: RestoreTask,
  run: (context, { flowTeamId, taskId }) => setDeleted(context, flowTeamId, taskId, false),
});

async function setDeleted(
  context: CommandContext,
  flowTeamId: string,
  taskId: string,
  gone: boolean,
): Promise<Result<null>> {
  const entered = await enterTask(context, flowTeamId, taskId, !gone);
  if (!entered.ok) return entered;
  const { story, task } = entered.value;
  await context.tx.task.update({ where: { id: taskId }, data: { deletedAt: gone ? context.now : null } });
  const words = { task: task.title };
  recordPart(context, story, {
    before: gone ? words : null,
    after: gone ? null : words,
    undo: { command: gone ? "stories.restoreTask" : "stories.removeTask", input: { flowTeamId, taskId } },
  });
  return ok(null);
}

type LoadedTask = TaskFields & { id: string; status: StoryStatus };

async function enterTask(
  context: CommandContext,
  flowTeamId: string,
  taskId: string,
  isDeleted = false,
): Promise<Result<{ story: LoadedStory; task: LoadedTask }>> {
  const { tx } = context;
  const found = await tx.task.findFirst({ where: { id: taskId, story: { flowTeamId } }, select: { storyId: true } });
  const story = await enterToWork(context, flowTeamId, found?.storyId, "Task");
  if (!story.ok) return story;
  const task = await tx.task.findFirst({
    where: { id: taskId, storyId: story.value.id, deletedAt: isDeleted ? { not: null } : null },
  });
  return task ? ok({ story: story.value, task }) : notFound("Task");
}

/** Locks the Story for somebody who works on it. */
async function enterToWork(
  context: CommandContext,
  flowTeamId: string,
  storyId: string | undefined,
  what: string,
): Promise<Result<LoadedStory>> {
  const entered = await enterStory(context, flowTeamId, storyId, what);
  if (!entered.ok || mayWorkOn(context.actor, entered.value)) return entered;
  return notYours(entered.value, "Tasks are kept by the members of the Story's Scrum Team");
}

async function checkOwner(
  context: CommandContext,
  flowTeamId: string,
  ownerId: string | null,
): Promise<Result<unknown>> {
  if (ownerId === null) return ok(null);
  const ground = await enterStories(context, flowTeamId);
  if (!ground.ok || ground.value.memberIds.has(ownerId)) return ground;
  return refuse({
    code: "invalid",
    message: "The owner has no role in this Flow Team.",
    fields: { ownerId: "Choose somebody of this Flow Team." },
    wayOut: "Choose somebody of this Flow Team.",
  });
}

function ranked(tx: Tx, storyId: string) {
  return tx.task.findMany({
    where: { storyId },
    orderBy: { rank: "asc" },
    select: { id: true, rank: true, deletedAt: true },
  });
}
