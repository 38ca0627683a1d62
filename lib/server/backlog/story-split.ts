import "server-only";
import { randomUUID } from "node:crypto";
import { freeRanks } from "@/lib/domain/backlog/story-ranks";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { type Result, notFound, ok } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import { storiesChanged } from "./story-changes";
import type { LoadedStory } from "./story-facts";
import { type StoryList, ranksAt } from "./story-order";

/** A Story to be split off another: what moves over to it. */
type SplitPart = {
  title: string;
  estimate: number | null;
  criterionIds: readonly string[];
  taskIds: readonly string[];
};

type MadePart = { id: string; number: number; title: string };

/** The lists that splitting a Story adds to: they have to be locked before the Story (`enterStories`). */
export function listsToSplit(story: { epicId: string | null; teamId: string | null }): StoryList[] {
  const { epicId, teamId } = story;
  return [{ order: "epic", epicId }, ...(teamId ? [{ order: "team" as const, teamId }] : [])];
}

/**
 * Writes new Stories right behind the one they are split off, in its Epic and team, and moves
 * criteria and Tasks over. What is said of the Story, its Dependencies, watchers and history stay
 * with it. `sprintNumber` is the Flow Sprint they are planned for.
 */
export async function splitOff(
  context: CommandContext,
  story: LoadedStory,
  parts: readonly SplitPart[],
  sprintNumber: number | null,
): Promise<Result<MadePart[]>> {
  const { tx, now, actor } = context;
  const { id: splitFromId, flowTeamId, epicId, teamId, labels } = story;
  const behind = { at: "after" as const, storyId: splitFromId };
  const epicRanks = await ranksAt(tx, flowTeamId, { order: "epic", epicId }, behind, parts.length);
  if (!epicRanks.ok) return epicRanks;
  const teamRanks = teamId ? await ranksAt(tx, flowTeamId, { order: "team", teamId }, behind, parts.length) : null;
  if (teamRanks && !teamRanks.ok) return teamRanks;
  const { nextStoryNumber } = await tx.flowTeam.update({
    where: { id: flowTeamId },
    data: { nextStoryNumber: { increment: parts.length } },
    select: { nextStoryNumber: true },
  });
  const made: MadePart[] = [];
  for (const [index, part] of parts.entries()) {
    const id = randomUUID();
    const number = nextStoryNumber - parts.length + index;
    const { title, estimate } = part;
    await tx.story.create({
      data: {
        id,
        flowTeamId,
        number,
        title,
        estimate,
        epicId,
        teamId,
        sprintNumber,
        labels: [...labels],
        isIdea: story.isIdea,
        splitFromId,
        epicRank: epicRanks.value[index] ?? "",
        teamRank: teamRanks?.value[index] ?? null,
        columnSince: now,
        createdById: actor.personId,
        createdAt: now,
      },
      select: { id: true },
    });
    const moved = await moveParts(context, splitFromId, id, part);
    if (!moved.ok) return moved;
    made.push({ id, number, title });
  }
  const mark = { teamId, epicId, status: "open" as const };
  storiesChanged(context, flowTeamId, [
    ...made.map(({ id }, index) => ({
      id,
      before: null,
      after: { ...mark, estimate: parts[index]?.estimate ?? null },
    })),
    { id: story.id, before: story, after: story },
  ]);
  for (const { id, ...part } of made) {
    context.record({
      flowTeamId,
      item: { kind: "Story", id, title: storyNamed(part) },
      before: null,
      after: { title: part.title, splitFrom: storyNamed(story) },
    });
  }
  return ok(made);
}

/**
 * Moves criteria and Tasks from one Story to another. Each keeps its rank where that is free there, so
 * that what comes back comes to its old place; else it goes to the end, in the order they had.
 */
export async function moveParts(
  { tx }: CommandContext,
  fromId: string,
  toId: string,
  { criterionIds, taskIds }: Pick<SplitPart, "criterionIds" | "taskIds">,
): Promise<Result<null>> {
  const ofStory = (storyId: string) => ({ where: { storyId }, orderBy: { rank: "asc" as const } });
  if (criterionIds.length > 0) {
    const there = await tx.acceptanceCriterion.findMany(ofStory(toId));
    const moving = (await tx.acceptanceCriterion.findMany(ofStory(fromId))).filter(({ id }) =>
      criterionIds.includes(id),
    );
    if (moving.length !== new Set(criterionIds).size) return notFound("acceptance criterion");
    for (const { id, rank } of freeRanks(there, moving)) {
      await tx.acceptanceCriterion.update({ where: { id }, data: { storyId: toId, rank } });
    }
  }
  if (taskIds.length > 0) {
    const there = await tx.task.findMany(ofStory(toId));
    const moving = (await tx.task.findMany(ofStory(fromId))).filter(({ id }) => taskIds.includes(id));
    if (moving.length !== new Set(taskIds).size) return notFound("Task");
    for (const { id, rank } of freeRanks(there, moving)) {
      await tx.task.update({ where: { id }, data: { storyId: toId, rank } });
    }
  }
  return ok(null);
}
