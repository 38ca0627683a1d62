import "server-only";
import type { ReportRow } from "@/lib/domain/backlog/import-schema";
import { storiesOf } from "@/lib/domain/live";
import { type Result, ok } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import { lockStories } from "./story-facts";
import { endStaysOfGone } from "./story-stays";

/**
 * Removes the Stories and Tasks that an import made, by its report, and forgets their rows. Refused
 * while one of the Stories is in the Sprint Backlog of a Flow Sprint that runs. Returns how many went.
 */
export async function takeBackStories(
  context: CommandContext,
  flowTeamId: string,
  rows: readonly ReportRow[],
): Promise<Result<number>> {
  const { tx, now, record, changed } = context;
  const made = rows.filter((row) => row.result === "made");
  const numbers = made.flatMap((row) => (row.kind === "story" && row.storyNumber ? [row.storyNumber] : []));
  const taskIds = made.flatMap((row) => row.taskId ?? []);
  if (numbers.length + taskIds.length === 0) return ok(0);
  const known = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Story" WHERE "flowTeamId" = ${flowTeamId}::uuid AND number = ANY(${numbers}::int[])`;
  const stories = await lockStories(
    tx,
    flowTeamId,
    known.map(({ id }) => id),
  );
  const ended = await endStaysOfGone(context, stories, "take the import back");
  if (!ended.ok) return ended;
  const ids = stories.map((story) => story.id);
  await tx.$executeRaw`UPDATE "Story" SET "deletedAt" = ${now} WHERE id = ANY(${ids}::uuid[])`;
  const tasks = await tx.$queryRaw<{ teamId: string | null }[]>`
    UPDATE "Task" t SET "deletedAt" = ${now} FROM "Story" s
    WHERE s.id = t."storyId" AND s."flowTeamId" = ${flowTeamId}::uuid AND t."deletedAt" IS NULL
      AND (t.id = ANY(${taskIds}::uuid[]) OR s.id = ANY(${ids}::uuid[]))
    RETURNING s."teamId"`;
  await tx.$executeRaw`
    UPDATE "AcceptanceCriterion" SET "deletedAt" = ${now} WHERE "storyId" = ANY(${ids}::uuid[]) AND "deletedAt" IS NULL`;
  await tx.$executeRaw`
    UPDATE "Dependency" SET "deletedAt" = ${now}
    WHERE "flowTeamId" = ${flowTeamId}::uuid AND "deletedAt" IS NULL
      AND ("neederStoryId" = ANY(${ids}::uuid[]) OR "giverStoryId" = ANY(${ids}::uuid[]))`;
  await tx.$executeRaw`
    DELETE FROM "ImportedStory" WHERE "flowTeamId" = ${flowTeamId}::uuid AND "storyId" = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`
    UPDATE "ImportedStory" SET "lastValues" = jsonb_set("lastValues", '{tasks}',
      (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each("lastValues"->'tasks')
       WHERE value->>'taskId' <> ALL(${taskIds}::text[])))
    WHERE "flowTeamId" = ${flowTeamId}::uuid AND "lastValues"->'tasks' <> '{}'`;
  for (const { id, number, title } of stories) {
    record({
      flowTeamId,
      item: { kind: "Story", id, title: `S-${number} ${title}` },
      before: { title },
      after: null,
    });
  }
  changed({ flowTeamId, context: "stories" });
  changed({ flowTeamId, context: "progress" });
  for (const teamId of new Set([...stories, ...tasks].map((row) => row.teamId)))
    if (teamId) changed({ flowTeamId, context: storiesOf(teamId) });
  return ok(stories.length);
}
