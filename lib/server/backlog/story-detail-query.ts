import "server-only";
import type { StoryDetail } from "@/lib/domain/backlog/story-detail";
import { db } from "@/lib/server/db";
import type { View } from "@/lib/server/view";

/** One Story with all that hangs on it, for Members. A removed one too: its links still lead here. */
export function storyView(number: number): View<StoryDetail> {
  return {
    name: `story ${number}`,
    capability: "contribute",
    contexts: ["stories", "dependencies", "conversations"],
    load: (flowTeamId) => storyDetailJson(flowTeamId, number),
  };
}

/** The StoryDetail of a Story by its number, as JSON text; null where there is none. */
export async function storyDetailJson(flowTeamId: string, number: number): Promise<string | null> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT json_build_object(
      'id', s.id, 'number', s.number, 'title', s.title, 'description', s.description, 'epicId', s."epicId", 'teamId', s."teamId",
      'status', s.status, 'estimate', s.estimate, 'sprintNumber', s."sprintNumber",
      'isCommitted', EXISTS (SELECT FROM "SprintEntry" n WHERE n."storyId" = s.id AND n."leftAt" IS NULL),
      'columnId', s."columnId", 'columnSince', extract(epoch FROM s."columnSince")::bigint,
      'startedAt', extract(epoch FROM s."startedAt")::bigint, 'doneAt', extract(epoch FROM s."doneAt")::bigint,
      'ownerId', s."ownerId", 'labels', coalesce(s.labels, '{}'), 'demoLink', s."demoLink", 'isIdea', s."isIdea",
      'blockedReason', s."blockedReason", 'blockedSince', extract(epoch FROM s."blockedSince")::bigint,
      'createdById', s."createdById", 'createdBy', (SELECT p.name FROM "Person" p WHERE p.id = s."createdById"),
      'createdAt', extract(epoch FROM s."createdAt")::bigint, 'deletedAt', extract(epoch FROM s."deletedAt")::bigint,
      'criteria', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'text', c.text, 'state', c.state,
                     'isTechnical', c."isTechnical") ORDER BY c.rank), '[]')
                   FROM "AcceptanceCriterion" c WHERE c."storyId" = s.id AND c."deletedAt" IS NULL),
      'tasks', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'title', t.title, 'status', t.status,
                  'ownerId', t."ownerId") ORDER BY t.rank), '[]')
                FROM "Task" t WHERE t."storyId" = s.id AND t."deletedAt" IS NULL),
      'checks', (SELECT coalesce(json_agg(k."definitionId"), '[]') FROM "DefinitionCheck" k WHERE k."storyId" = s.id),
      'comments', (SELECT count(*) FROM "Comment" c WHERE c."itemId" = s.id AND c."deletedAt" IS NULL),
      'entries', (SELECT coalesce(json_agg(json_build_object('sprintNumber', n."sprintNumber", 'teamId', n."teamId",
                    'enteredAt', extract(epoch FROM n."enteredAt")::bigint, 'points', n.points,
                    'isScopeChange', n."isScopeChange", 'enterReason', n."enterReason",
                    'leftAt', extract(epoch FROM n."leftAt")::bigint, 'leaveReason', n."leaveReason",
                    'outcome', n.outcome) ORDER BY n."enteredAt" DESC, n.id), '[]')
                  FROM "SprintEntry" n WHERE n."storyId" = s.id),
      'dependencies', (SELECT coalesce(json_agg(d.id ORDER BY d.number), '[]') FROM "Dependency" d
                       WHERE (d."neederStoryId" = s.id OR d."giverStoryId" = s.id) AND d."deletedAt" IS NULL),
      'splitFrom', (SELECT json_build_object('id', o.id, 'number', o.number, 'title', o.title, 'status', o.status)
                    FROM "Story" o WHERE o.id = s."splitFromId"),
      'splits', (SELECT coalesce(json_agg(json_build_object('id', o.id, 'number', o.number, 'title', o.title,
                   'status', o.status) ORDER BY o.number), '[]')
                 FROM "Story" o WHERE o."splitFromId" = s.id AND o."deletedAt" IS NULL),
      'became', (SELECT json_build_object('number', e.number, 'title', e.title)
                 FROM "Epic" e WHERE e.id = s."becameEpicId")
    )::text AS json
    FROM "Story" s WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s.number = ${number}`;
  return row?.json ?? null;
}
