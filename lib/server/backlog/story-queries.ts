import "server-only";
import { Prisma } from "@/prisma/client/client";
import { type Tx, db } from "@/lib/server/db";

/** Which Stories of a Flow Team: all, one team's, one Flow Sprint's, or those named. */
export type StoryScope = { teamId?: string; sprint?: number; ids?: readonly string[] };

/**
 * A StoriesView as JSON text, in one statement, packed in the order of `storyFields`
 * (lib/domain/backlog/story-row.ts). Stories come by number; screens order them.
 */
export async function storyRowsJson(flowTeamId: string, scope: StoryScope = {}, on: Tx = db()): Promise<string> {
  const inScope = scopeSql(scope);
  const [row] = await on.$queryRaw<{ json: string }[]>`
    WITH story AS MATERIALIZED (
      SELECT * FROM "Story" s WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s."deletedAt" IS NULL ${inScope}
    )
    SELECT json_build_object('stories', coalesce(json_agg(json_build_array(
      s.id, s.number, s.title, s."epicId", s."teamId", s.status, s.estimate, s."sprintNumber",
      entry."storyId" IS NOT NULL, s."columnId", extract(epoch FROM s."columnSince")::bigint,
      extract(epoch FROM s."startedAt")::bigint, extract(epoch FROM s."doneAt")::bigint, s."ownerId",
      coalesce(s.labels, '{}'), s."blockedReason", extract(epoch FROM s."blockedSince")::bigint, s."epicRank", s."teamRank",
      coalesce(criterion.count, 0), coalesce(criterion.met, 0), coalesce(task.count, 0), coalesce(task.done, 0),
      coalesce(comment.count, 0), coalesce(checked.ready, 0), coalesce(checked.done, 0), s."isIdea"
    ) ORDER BY s.number), '[]'))::text AS json
    FROM story s
    LEFT JOIN "SprintEntry" entry ON entry."storyId" = s.id AND entry."leftAt" IS NULL
    LEFT JOIN (SELECT c."storyId", count(*) AS count, count(*) FILTER (WHERE c.state = 'met') AS met
               FROM "AcceptanceCriterion" c JOIN story ON story.id = c."storyId"
               WHERE c."deletedAt" IS NULL GROUP BY c."storyId") criterion ON criterion."storyId" = s.id
    LEFT JOIN (SELECT t."storyId", count(*) AS count, count(*) FILTER (WHERE t.status = 'done') AS done
               FROM "Task" t JOIN story ON story.id = t."storyId"
               WHERE t."deletedAt" IS NULL GROUP BY t."storyId") task ON task."storyId" = s.id
    LEFT JOIN (SELECT c."itemId", count(*) AS count FROM "Comment" c JOIN story ON story.id = c."itemId"
               WHERE c."flowTeamId" = ${flowTeamId}::uuid AND c."deletedAt" IS NULL
               GROUP BY c."itemId") comment ON comment."itemId" = s.id
    LEFT JOIN (SELECT k."storyId", count(*) FILTER (WHERE d.kind = 'ready') AS ready,
                 count(*) FILTER (WHERE d.kind = 'done') AS done
               FROM "DefinitionCheck" k JOIN "Definition" d ON d.id = k."definitionId" AND d."deletedAt" IS NULL
               JOIN story ON story.id = k."storyId" GROUP BY k."storyId") checked ON checked."storyId" = s.id`;
  return row?.json ?? '{"stories":[]}';
}

function scopeSql({ teamId, sprint, ids }: StoryScope): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.empty,
      ...(teamId ? [Prisma.sql`AND s."teamId" = ${teamId}::uuid`] : []),
      ...(sprint ? [Prisma.sql`AND s."sprintNumber" = ${sprint}`] : []),
      ...(ids ? [Prisma.sql`AND s.id = ANY(${[...ids]}::uuid[])`] : []),
    ],
    " ",
  );
}
