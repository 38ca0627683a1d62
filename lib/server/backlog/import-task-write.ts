import "server-only";
import { randomUUID } from "node:crypto";
import type { PlannedTask } from "@/lib/domain/backlog/import-story-plan";
import { ranksBetween } from "@/lib/domain/backlog/ranks";
import { dayToDate } from "@/lib/server/calendar-days";
import type { CommandContext } from "@/lib/server/command";
import { batches } from "./import-write";

/** A row that comes in, with the Task it is or becomes. */
export type IncomingTask = PlannedTask & { taskId: string; storyId: string; storyNumber: number };

/**
 * Writes the Tasks of a plan, new ones at the end of their Story in the order of the file.
 * `stories` are those their rows can name.
 */
export async function writeTasks(
  context: CommandContext,
  flowTeamId: string,
  planned: readonly PlannedTask[],
  stories: ReadonlyMap<string, { id: string; number: number }>,
  advance: (count: number) => void,
): Promise<IncomingTask[]> {
  const rows = planned.flatMap((row): IncomingTask[] => {
    const story = stories.get(row.storyExternalId);
    if (row.action === "left_out" || !story) return [];
    return [{ ...row, taskId: row.taskId ?? randomUUID(), storyId: story.id, storyNumber: story.number }];
  });
  await insertTasks(
    context,
    rows.filter((row) => row.action === "made"),
    advance,
  );
  await updateTasks(
    context,
    rows.filter((row) => row.action === "updated"),
    advance,
  );
  for (const { taskId: id, title, action, storyNumber, write } of rows) {
    if (action === "unchanged") continue;
    const item = { kind: "Task" as const, id, title: `Task of S-${storyNumber}: ${title}` };
    context.record({ flowTeamId, item, before: action === "made" ? null : {}, after: { ...write } });
  }
  return rows;
}

async function insertTasks(
  { tx, now }: CommandContext,
  rows: readonly IncomingTask[],
  advance: (count: number) => void,
): Promise<void> {
  if (rows.length === 0) return;
  const byStory = Map.groupBy(rows, (row) => row.storyId);
  const last = await tx.task.groupBy({
    by: ["storyId"],
    where: { storyId: { in: [...byStory.keys()] } },
    _max: { rank: true },
  });
  const lastOf = new Map(last.map(({ storyId, _max }) => [storyId, _max.rank]));
  const data = [...byStory].flatMap(([storyId, ofStory]) => {
    const ranks = ranksBetween(lastOf.get(storyId) ?? null, null, ofStory.length);
    return ofStory.map(({ taskId: id, write, doneOn }, index) => ({
      id,
      storyId,
      title: write.title ?? "",
      status: write.status ?? ("open" as const),
      ownerId: write.ownerId ?? null,
      rank: ranks[index] ?? "",
      createdAt: now,
      doneAt: write.status === "done" ? (doneOn ? dayToDate(doneOn) : now) : null,
    }));
  });
  for (const [, batch] of batches(data)) {
    await tx.task.createMany({ data: batch });
    advance(batch.length);
  }
}

async function updateTasks(
  { tx, now }: CommandContext,
  rows: readonly IncomingTask[],
  advance: (count: number) => void,
): Promise<void> {
  for (const [, batch] of batches(rows)) {
    const values = batch.map(({ taskId: id, write }) => ({ id, ...write, hasOwner: "ownerId" in write }));
    await tx.$executeRaw`
      UPDATE "Task" t SET title = coalesce(v.title, t.title), status = coalesce(v.status::"StoryStatus", t.status),
        "ownerId" = CASE WHEN v."hasOwner" THEN v."ownerId" ELSE t."ownerId" END,
        "doneAt" = CASE WHEN coalesce(v.status, t.status::text) = 'done' THEN coalesce(t."doneAt", ${now}) END
      FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS v(id uuid, title text, status text, "ownerId" uuid, "hasOwner" boolean)
      WHERE t.id = v.id`;
    advance(batch.length);
  }
}
