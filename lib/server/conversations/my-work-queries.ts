import "server-only";
import { db } from "@/lib/server/db";
import { Prisma } from "@/prisma/client/client";

/** A person's MyWorkView of one Flow Team as JSON text, in one statement. */
export async function myWorkJson(flowTeamId: string, personId: string): Promise<string> {
  const isPoOf = (team: Prisma.Sql) =>
    Prisma.sql`EXISTS (SELECT FROM held WHERE role = 'po' AND "scrumTeamId" = ${team})`;
  /** Who has an item in hand: its owner, or the PO of its team while nobody owns it. */
  const standsFor = (owner: Prisma.Sql, team: Prisma.Sql) =>
    Prisma.sql`coalesce(${owner} = ${personId}::uuid, ${isPoOf(team)})`;
  const [row] = await db().$queryRaw<{ json: string }[]>`
    WITH held AS MATERIALIZED (
      SELECT role, "scrumTeamId" FROM "RoleHolding"
      WHERE "personId" = ${personId}::uuid AND "flowTeamId" = ${flowTeamId}::uuid AND "endedAt" IS NULL
    ), own_story AS MATERIALIZED (
      SELECT s.*, t.name AS "teamName" FROM "Story" s LEFT JOIN "ScrumTeam" t ON t.id = s."teamId"
      WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s."ownerId" = ${personId}::uuid AND s."deletedAt" IS NULL
    )
    SELECT json_build_object(
      'stories', (SELECT coalesce(json_agg(json_build_object('number', s.number, 'title', s.title, 'status', s.status,
                    'teamName', s."teamName", 'sprint', s."sprintNumber", 'isCommitted', n.id IS NOT NULL,
                    'blockedReason', s."blockedReason", 'blockedSince', s."blockedSince", 'columnSince', s."columnSince")
                    ORDER BY s.status = 'in_progress' DESC, s."sprintNumber" NULLS LAST, s."teamRank", s.number), '[]')
                  FROM own_story s LEFT JOIN "SprintEntry" n ON n."storyId" = s.id AND n."leftAt" IS NULL
                  WHERE s.status <> 'done'),
      'tasks', (SELECT coalesce(json_agg(json_build_object('id', k.id, 'title', k.title, 'status', k.status,
                  'storyNumber', s.number, 'storyTitle', s.title, 'teamName', t.name, 'sprint', s."sprintNumber")
                  ORDER BY k.status = 'in_progress' DESC, s.number, k.rank), '[]')
                FROM "Task" k JOIN "Story" s ON s.id = k."storyId" AND s."deletedAt" IS NULL
                LEFT JOIN "ScrumTeam" t ON t.id = s."teamId"
                WHERE k."ownerId" = ${personId}::uuid AND k."deletedAt" IS NULL AND k.status <> 'done'
                  AND s."flowTeamId" = ${flowTeamId}::uuid),
      'epics', (SELECT coalesce(json_agg(json_build_object('number', e.number, 'title', e.title, 'status', e.status,
                  'firstSprint', e."firstSprint", 'lastSprint', e."lastSprint", 'asks', e.asks)
                  ORDER BY e."firstSprint" NULLS LAST, e.rank), '[]')
                FROM (SELECT e.*, ${epicAsks} AS asks FROM "Epic" e
                      WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL AND e.status NOT IN ('done', 'dropped')
                        AND (e."ownerId" = ${personId}::uuid OR EXISTS (SELECT FROM held WHERE role IN ('architect', 'cpo')))) e
                WHERE e."ownerId" = ${personId}::uuid OR e.asks IS NOT NULL),
      'risks', (SELECT coalesce(json_agg(json_build_object('number', r.number, 'title', r.title, 'roam', r.roam,
                  'reviewOn', r."reviewOn", 'isOwn', r."ownerId" IS NOT NULL) ORDER BY r."reviewOn" NULLS LAST, r.number), '[]')
                FROM "Risk" r WHERE r."flowTeamId" = ${flowTeamId}::uuid AND r."closedAt" IS NULL AND r."deletedAt" IS NULL
                  AND (r."ownerId" = ${personId}::uuid OR r."ownerId" IS NULL
                    AND EXISTS (SELECT FROM held WHERE ${keeps(Prisma.sql`r."teamId"`)}))),
      'impediments', (SELECT coalesce(json_agg(json_build_object('number', i.number, 'title', i.title, 'createdAt', i."createdAt",
                        'part', i.part, 'owner', p.name, 'storyTitle', s.title) ORDER BY i."createdAt", i.number), '[]')
                      FROM (SELECT i.*, CASE
                              WHEN i."ownerId" = ${personId}::uuid THEN 'owns'
                              WHEN i."ownerId" IS NULL AND EXISTS (SELECT FROM held WHERE
                                ${keeps(Prisma.sql`CASE WHEN i."escalatedAt" IS NULL THEN i."teamId" END`)}) THEN 'assigns'
                              WHEN i."raisedById" = ${personId}::uuid OR i."storyId" IN (SELECT id FROM own_story) THEN 'waits'
                            END AS part
                            FROM "Impediment" i WHERE i."flowTeamId" = ${flowTeamId}::uuid AND i."resolvedAt" IS NULL
                              AND i."deletedAt" IS NULL) i
                      LEFT JOIN own_story s ON s.id = i."storyId" LEFT JOIN "Person" p ON p.id = i."ownerId"
                      WHERE i.part IS NOT NULL),
      'dependencies', (SELECT coalesce(json_agg(json_build_object('number', d.number, 'state', d.state,
                         'needer', coalesce('S-' || ns.number, 'E-' || ne.number, nt.name),
                         'giver', coalesce('S-' || gs.number, 'E-' || ge.number, gt.name),
                         'neededBy', p.needed, 'promisedFor', d."promisedForSprint",
                         'mayAnswer', p."mayAnswer", 'needs', p.needs, 'gives', p.gives)
                         ORDER BY p.needed NULLS LAST, d.number), '[]')
                       FROM "Dependency" d
                       JOIN "ScrumTeam" nt ON nt.id = d."neederTeamId" JOIN "ScrumTeam" gt ON gt.id = d."giverTeamId"
                       LEFT JOIN "Story" ns ON ns.id = d."neederStoryId" LEFT JOIN "Epic" ne ON ne.id = d."neederEpicId"
                       LEFT JOIN "Story" gs ON gs.id = d."giverStoryId" LEFT JOIN "Epic" ge ON ge.id = d."giverEpicId"
                       CROSS JOIN LATERAL (SELECT
                         coalesce(d."neededBySprint", ns."sprintNumber", ne."firstSprint" - 1) AS needed,
                         ${isPoOf(Prisma.sql`d."answeringTeamId"`)} AS "mayAnswer",
                         ${standsFor(Prisma.sql`coalesce(ns."ownerId", ne."ownerId")`, Prisma.sql`d."neederTeamId"`)} AS needs,
                         ${standsFor(Prisma.sql`coalesce(gs."ownerId", ge."ownerId")`, Prisma.sql`d."giverTeamId"`)} AS gives) p
                       WHERE d."flowTeamId" = ${flowTeamId}::uuid AND d."deletedAt" IS NULL AND d.state <> 'verified'
                         AND coalesce(ns.status::text, ne.status::text, 'open') NOT IN ('done', 'dropped')
                         AND (p."mayAnswer" AND d.state = 'proposed' OR p.needs OR p.gives)),
      'runningSprint', (SELECT number FROM "FlowSprint" WHERE "flowTeamId" = ${flowTeamId}::uuid AND state = 'running' LIMIT 1)
    )::text AS json`;
  return row?.json ?? "null";
}

/** Whether a role held keeps the register of a team, the SM's; of none, the CSM's. */
function keeps(team: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${team} IS NULL THEN held.role = 'csm' ELSE held.role = 'sm' AND held."scrumTeamId" = ${team} END`;
}

/** What an Epic `e` asks of who decides on it, of the roles held: null where nothing. */
const epicAsks = Prisma.sql`CASE
  WHEN e.effort IS NOT NULL AND e."riskNote" <> '' AND cardinality(e."acceptanceConditions") > 0
    AND e.value IS NOT NULL AND e.feasibility IS NULL AND EXISTS (SELECT FROM held WHERE role = 'architect') THEN 'verdict'
  WHEN e.effort IS NOT NULL AND e."riskNote" <> '' AND cardinality(e."acceptanceConditions") > 0
    AND e.value IS NULL AND EXISTS (SELECT FROM held WHERE role = 'cpo') THEN 'value'
  WHEN e.status = 'in_progress' AND EXISTS (SELECT FROM held WHERE role = 'cpo')
    AND EXISTS (SELECT FROM "Story" s WHERE s."epicId" = e.id AND s."deletedAt" IS NULL)
    AND NOT EXISTS (SELECT FROM "Story" s WHERE s."epicId" = e.id AND s."deletedAt" IS NULL AND s.status <> 'done') THEN 'validation'
END`;
