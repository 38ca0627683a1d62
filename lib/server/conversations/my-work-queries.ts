import "server-only";
import { db } from "@/lib/server/db";

/** A person's MyWorkView of one Flow Team as JSON text, in one statement. */
export async function myWorkJson(flowTeamId: string, personId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    WITH own_story AS MATERIALIZED (
      SELECT s.*, t.name AS "teamName" FROM "Story" s LEFT JOIN "ScrumTeam" t ON t.id = s."teamId"
      WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s."ownerId" = ${personId}::uuid AND s."deletedAt" IS NULL
    ), own_epic AS MATERIALIZED (
      SELECT * FROM "Epic" WHERE "flowTeamId" = ${flowTeamId}::uuid AND "ownerId" = ${personId}::uuid AND "deletedAt" IS NULL
    )
    SELECT json_build_object(
      'stories', (SELECT coalesce(json_agg(json_build_object('number', s.number, 'title', s.title, 'status', s.status,
                    'teamName', s."teamName", 'sprint', s."sprintNumber", 'isCommitted', n.id IS NOT NULL,
                    'blockedReason', s."blockedReason", 'blockedSince', s."blockedSince", 'columnSince', s."columnSince")
                    ORDER BY s.status = 'in_progress' DESC, s."sprintNumber" NULLS LAST, s."teamRank", s.number), '[]')
                  FROM own_story s LEFT JOIN "SprintEntry" n ON n."storyId" = s.id AND n."leftAt" IS NULL
                  WHERE s.status <> 'done'),
      'tasks', (SELECT coalesce(json_agg(json_build_object('id', k.id, 'title', k.title, 'status', k.status,
                  'storyNumber', s.number, 'storyTitle', s.title, 'teamName', t.name)
                  ORDER BY k.status = 'in_progress' DESC, s.number, k.rank), '[]')
                FROM "Task" k JOIN "Story" s ON s.id = k."storyId" AND s."deletedAt" IS NULL
                LEFT JOIN "ScrumTeam" t ON t.id = s."teamId"
                WHERE k."ownerId" = ${personId}::uuid AND k."deletedAt" IS NULL AND k.status <> 'done'
                  AND s."flowTeamId" = ${flowTeamId}::uuid),
      'epics', (SELECT coalesce(json_agg(json_build_object('number', e.number, 'title', e.title, 'status', e.status,
                  'lastSprint', e."lastSprint") ORDER BY e.rank), '[]')
                FROM own_epic e WHERE e.status NOT IN ('done', 'dropped')),
      'risks', (SELECT coalesce(json_agg(json_build_object('number', r.number, 'title', r.title, 'roam', r.roam,
                  'reviewOn', r."reviewOn") ORDER BY r."reviewOn" NULLS LAST, r.number), '[]')
                FROM "Risk" r WHERE r."flowTeamId" = ${flowTeamId}::uuid AND r."ownerId" = ${personId}::uuid
                  AND r."closedAt" IS NULL AND r."deletedAt" IS NULL),
      'impediments', (SELECT coalesce(json_agg(json_build_object('number', i.number, 'title', i.title, 'createdAt', i."createdAt",
                        'isOwn', i."ownerId" IS NOT DISTINCT FROM ${personId}::uuid, 'storyTitle', s.title)
                        ORDER BY i."createdAt", i.number), '[]')
                      FROM "Impediment" i LEFT JOIN own_story s ON s.id = i."storyId"
                      WHERE i."flowTeamId" = ${flowTeamId}::uuid AND i."resolvedAt" IS NULL AND i."deletedAt" IS NULL
                        AND (i."ownerId" = ${personId}::uuid OR s.id IS NOT NULL)),
      'dependencies', (SELECT coalesce(json_agg(json_build_object('number', d.number, 'state', d.state,
                         'needer', coalesce('S-' || ns.number, 'E-' || ne.number, nt.name),
                         'giver', coalesce('S-' || gs.number, 'E-' || ge.number, gt.name),
                         'neededBy', d."neededBySprint", 'promisedFor', d."promisedForSprint",
                         'mayAnswer', p."mayAnswer", 'needs', p.needs, 'gives', p.gives)
                         ORDER BY d."neededBySprint" NULLS LAST, d.number), '[]')
                       FROM "Dependency" d
                       JOIN "ScrumTeam" nt ON nt.id = d."neederTeamId" JOIN "ScrumTeam" gt ON gt.id = d."giverTeamId"
                       LEFT JOIN "Story" ns ON ns.id = d."neederStoryId" LEFT JOIN "Epic" ne ON ne.id = d."neederEpicId"
                       LEFT JOIN "Story" gs ON gs.id = d."giverStoryId" LEFT JOIN "Epic" ge ON ge.id = d."giverEpicId"
                       CROSS JOIN LATERAL (SELECT
                         EXISTS (SELECT FROM "RoleHolding" r WHERE r."personId" = ${personId}::uuid AND r."endedAt" IS NULL
                                 AND r.role = 'po' AND r."scrumTeamId" = d."answeringTeamId") AS "mayAnswer",
                         d."neederStoryId" IN (SELECT id FROM own_story) IS TRUE
                           OR d."neederEpicId" IN (SELECT id FROM own_epic) IS TRUE AS needs,
                         d."giverStoryId" IN (SELECT id FROM own_story) IS TRUE
                           OR d."giverEpicId" IN (SELECT id FROM own_epic) IS TRUE AS gives) p
                       WHERE d."flowTeamId" = ${flowTeamId}::uuid AND d."deletedAt" IS NULL AND d.state <> 'verified'
                         AND (p."mayAnswer" AND d.state = 'proposed' OR p.needs OR p.gives)),
      'runningSprint', (SELECT number FROM "FlowSprint" WHERE "flowTeamId" = ${flowTeamId}::uuid AND state = 'running' LIMIT 1)
    )::text AS json`;
  return row?.json ?? "null";
}
