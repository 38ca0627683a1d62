import "server-only";
import { type Tx, db } from "@/lib/server/db";

/** The DependenciesView of a Flow Team as JSON text, in one statement, within the transaction `on` where one is given. */
export async function dependenciesViewJson(flowTeamId: string, on: Tx = db()): Promise<string> {
  const [row] = await on.$queryRaw<{ json: string }[]>`
    WITH standing AS MATERIALIZED (
      SELECT * FROM "Dependency" d WHERE d."flowTeamId" = ${flowTeamId}::uuid AND d."deletedAt" IS NULL
    )
    SELECT json_build_object(
      'dependencies', (SELECT coalesce(json_agg(json_build_object('id', d.id, 'number', d.number,
          'neederTeamId', d."neederTeamId", 'giverTeamId', d."giverTeamId", 'neederEpicId', d."neederEpicId",
          'giverEpicId', d."giverEpicId", 'neederStoryId', d."neederStoryId", 'giverStoryId', d."giverStoryId",
          'answeringTeamId', d."answeringTeamId", 'note', d.note, 'state', d.state, 'neededBySprint', d."neededBySprint",
          'promisedForSprint', d."promisedForSprint", 'mitigation', d.mitigation, 'answer', d.answer,
          'answeredById', d."answeredById", 'answeredAt', d."answeredAt", 'raisedById', d."raisedById",
          'createdAt', d."createdAt") ORDER BY d.number), '[]') FROM standing d),
      'stories', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'number', s.number, 'title', s.title,
          'epicId', s."epicId", 'status', s.status, 'sprint', s."sprintNumber", 'isGone', s."deletedAt" IS NOT NULL)
          ORDER BY s.number), '[]')
        FROM "Story" s
        WHERE s.id IN (SELECT "neederStoryId" FROM standing UNION SELECT "giverStoryId" FROM standing)),
      'milestones', (SELECT coalesce(json_agg(json_build_object('id', m.id, 'number', m.number, 'name', m.name,
          'firstSprint', m."firstSprint", 'lastSprint', m."lastSprint") ORDER BY m.number), '[]')
        FROM "Milestone" m WHERE m."flowTeamId" = ${flowTeamId}::uuid),
      'people', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name)), '[]')
        FROM "Person" p
        WHERE p.id IN (SELECT "raisedById" FROM standing UNION SELECT "answeredById" FROM standing))
    )::text AS json`;
  return row?.json ?? "null";
}

/**
 * The RisksView of a Flow Team as JSON text: those that are open first, the gravest on top. Within the
 * transaction `on` where one is given.
 */
export async function risksViewJson(flowTeamId: string, on: Tx = db()): Promise<string> {
  const [row] = await on.$queryRaw<{ json: string }[]>`
    SELECT json_build_object('risks', coalesce(json_agg(json_build_object('id', r.id, 'number', r.number, 'title', r.title,
        'description', r.description, 'epicId', r."epicId", 'teamId', r."teamId", 'ownerId', r."ownerId",
        'owner', owner.name, 'roam', r.roam, 'plan', r.plan, 'acceptedById', r."acceptedById", 'acceptedBy', accepter.name,
        'acceptedWhy', r."acceptedWhy", 'probability', r.probability, 'impact', r.impact, 'trend', r.trend,
        'reviewOn', r."reviewOn", 'raisedById', r."raisedById", 'raisedBy', raiser.name, 'createdAt', r."createdAt",
        'closedAt', r."closedAt")
        ORDER BY r."closedAt" DESC NULLS FIRST, r.probability * r.impact DESC, r.number), '[]'))::text AS json
    FROM "Risk" r
    LEFT JOIN "Person" owner ON owner.id = r."ownerId"
    LEFT JOIN "Person" accepter ON accepter.id = r."acceptedById"
    LEFT JOIN "Person" raiser ON raiser.id = r."raisedById"
    WHERE r."flowTeamId" = ${flowTeamId}::uuid AND r."deletedAt" IS NULL`;
  return row?.json ?? '{"risks":[]}';
}

/** The ImpedimentsView of a Flow Team as JSON text: open ones first, the oldest on top. */
export async function impedimentsViewJson(flowTeamId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT json_build_object('impediments', coalesce(json_agg(json_build_object('id', i.id, 'number', i.number,
        'title', i.title, 'description', i.description, 'teamId', i."teamId", 'ownerId', i."ownerId", 'owner', owner.name,
        'story', CASE WHEN s.id IS NULL THEN NULL ELSE json_build_object('id', s.id, 'number', s.number, 'title', s.title) END,
        'raisedById', i."raisedById", 'raisedBy', raiser.name, 'createdAt', i."createdAt", 'escalatedAt', i."escalatedAt",
        'resolvedAt', i."resolvedAt", 'resolution', i.resolution)
        ORDER BY i."resolvedAt" DESC NULLS FIRST, i."createdAt", i.number), '[]'))::text AS json
    FROM "Impediment" i
    LEFT JOIN "Story" s ON s.id = i."storyId"
    LEFT JOIN "Person" owner ON owner.id = i."ownerId"
    LEFT JOIN "Person" raiser ON raiser.id = i."raisedById"
    WHERE i."flowTeamId" = ${flowTeamId}::uuid AND i."deletedAt" IS NULL`;
  return row?.json ?? '{"impediments":[]}';
}
