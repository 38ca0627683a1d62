import "server-only";
import type { ImportedStory, ImportedTask, StorySurroundings } from "@/lib/domain/backlog/import-story-plan";
import type { FileStory, FileTask } from "@/lib/domain/backlog/import-stories";
import type { Tx } from "@/lib/server/db";

/** What "ImportedStory" remembers of a row: its fields, its criteria, and the Tasks its sub-tasks became, by their rows' ids. */
type LastStoryValues = ImportedStory["last"] & {
  tasks: Record<string, { taskId: string; fields: ImportedTask["last"]["fields"] }>;
};

type StoryRow = FileStory & {
  externalId: string;
  storyId: string;
  number: number;
  isDeleted: boolean;
  isCommitted: boolean;
  criteria: string[];
  last: LastStoryValues;
};

type TaskRow = FileTask & { id: string; isDeleted: boolean };

/** The Stories and Tasks that earlier imports made, by their rows' ids. Two statements. */
export async function loadImportedStories(
  tx: Tx,
  flowTeamId: string,
): Promise<Pick<StorySurroundings, "stories" | "tasks">> {
  const rows = await tx.$queryRaw<StoryRow[]>`
    SELECT i."externalId", s.id AS "storyId", s.number, s."deletedAt" IS NOT NULL AS "isDeleted", i."lastValues" AS last,
      EXISTS (SELECT FROM "SprintEntry" e WHERE e."storyId" = s.id AND e."leftAt" IS NULL) AS "isCommitted",
      ARRAY(SELECT c.text FROM "AcceptanceCriterion" c WHERE c."storyId" = s.id AND c."deletedAt" IS NULL) AS criteria,
      s.title, s.description, s.status::text AS status, s."teamId", s."epicId", s.labels, s.estimate, s."sprintNumber", s."ownerId"
    FROM "ImportedStory" i JOIN "Story" s ON s.id = i."storyId" WHERE i."flowTeamId" = ${flowTeamId}::uuid`;
  const stories = new Map<string, ImportedStory>();
  const known = new Map<string, { row: StoryRow; externalId: string }>();
  for (const row of rows) {
    const { externalId, storyId, number, isDeleted, isCommitted, criteria, last, ...current } = row;
    stories.set(externalId, { storyId, number, isDeleted, isCommitted, criteria, current, last });
    for (const [taskRow, { taskId }] of Object.entries(last.tasks)) known.set(taskId, { row, externalId: taskRow });
  }
  const tasks = new Map<string, ImportedTask>();
  if (known.size === 0) return { stories, tasks };
  const found = await tx.$queryRaw<TaskRow[]>`
    SELECT id, title, status::text AS status, "ownerId", "deletedAt" IS NOT NULL AS "isDeleted"
    FROM "Task" WHERE id = ANY(${[...known.keys()]}::uuid[])`;
  for (const { id, isDeleted, ...current } of found) {
    const origin = known.get(id);
    if (!origin) continue;
    const { row, externalId } = origin;
    tasks.set(externalId, {
      taskId: id,
      storyExternalId: row.externalId,
      storyNumber: row.number,
      current,
      isDeleted: isDeleted || row.isDeleted,
      last: { fields: row.last.tasks[externalId]?.fields ?? {} },
    });
  }
  return { stories, tasks };
}
