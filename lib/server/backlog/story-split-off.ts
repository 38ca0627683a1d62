import "server-only";
import { randomUUID } from "node:crypto";
import { type Result, ok } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import type { LoadedStory } from "./story-facts";
import { type StoryList, listOf, ranksAt } from "./story-order";

/** A Story made of a part of another. */
export type SplitOff = { id: string; number: number; title: string };

/**
 * Makes a Story of what is open of another, right behind it in each of its orders: the criteria that
 * aren't met and the Tasks that aren't done go over, words, Epic, team and labels are the same. The
 * other keeps its history, comments and files. Its row and its lists (`lockLists`) are locked.
 */
export async function splitOffRest(
  { tx, actor, now }: CommandContext,
  story: LoadedStory,
  rest: { title: string; estimate: number; sprintNumber: number | null },
): Promise<Result<SplitOff>> {
  const { flowTeamId } = story;
  const inEpic = await ranksAt(tx, flowTeamId, listOf(story, "epic") as StoryList, behind(story), 1);
  if (!inEpic.ok) return inEpic;
  const teamList = listOf(story, "team");
  const inTeam = teamList ? await ranksAt(tx, flowTeamId, teamList, behind(story), 1) : ok([]);
  if (!inTeam.ok) return inTeam;
  const id = randomUUID();
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    WITH flow AS (
      UPDATE "FlowTeam" SET "nextStoryNumber" = "nextStoryNumber" + 1 WHERE id = ${flowTeamId}::uuid
      RETURNING "nextStoryNumber" - 1 AS number
    )
    INSERT INTO "Story" (id, "flowTeamId", number, "epicId", "teamId", title, description, estimate, "columnSince",
      "sprintNumber", "ownerId", labels, "isIdea", "epicRank", "teamRank", "splitFromId", "createdById", "createdAt")
    SELECT ${id}::uuid, s."flowTeamId", flow.number, s."epicId", s."teamId", ${rest.title}, s.description, ${rest.estimate}, ${now},
      ${rest.sprintNumber}, s."ownerId", s.labels, s."isIdea", ${inEpic.value[0]}, ${inTeam.value[0] ?? null}, s.id,
      ${actor.personId}::uuid, ${now}
    FROM "Story" s, flow WHERE s.id = ${story.id}::uuid
    RETURNING number`;
  if (!row) throw new Error(`S-${story.number} is gone in the middle of a split.`);
  await tx.acceptanceCriterion.updateMany({
    where: { storyId: story.id, deletedAt: null, state: { not: "met" } },
    data: { storyId: id },
  });
  await tx.task.updateMany({
    where: { storyId: story.id, deletedAt: null, status: { not: "done" } },
    data: { storyId: id },
  });
  return ok({ id, number: row.number, title: rest.title });
}

const behind = ({ id }: { id: string }) => ({ at: "after", storyId: id }) as const;
