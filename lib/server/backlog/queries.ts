import "server-only";
import { db } from "@/lib/server/db";

/** The EpicDetail of an Epic by its number, as JSON text; null where there is none. */
export async function epicDetailJson(flowTeamId: string, number: number): Promise<string | null> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT json_build_object(
      'id', e.id, 'number', e.number, 'title', e.title, 'description', e.description, 'kind', e.kind, 'status', e.status,
      'isDoneBeforeFlotilla', e."isDoneBeforeFlotilla", 'leadTeamId', e."leadTeamId",
      'validatedInSprint', (SELECT v."sprintNumber" FROM "FlowSprintEvent" v WHERE v.id = e."validatedInEventId"),
      'firstSprint', e."firstSprint", 'lastSprint', e."lastSprint", 'effort', e.effort, 'value', e.value,
      'timeCriticality', e."timeCriticality", 'riskReduction', e."riskReduction", 'riskNote', e."riskNote",
      'acceptanceConditions', e."acceptanceConditions", 'ownerId', e."ownerId", 'labels', e.labels,
      'feasibility', e.feasibility, 'feasibilityNote', e."feasibilityNote", 'feasibilityAt', e."feasibilityAt",
      'feasibilityBy', (SELECT p.name FROM "Person" p WHERE p.id = e."feasibilityById"),
      'createdAt', e."createdAt", 'createdById', e."createdById",
      'createdBy', (SELECT p.name FROM "Person" p WHERE p.id = e."createdById"),
      'links', (SELECT coalesce(json_agg(json_build_object('id', l.id, 'url', l.url, 'title', l.title,
                  'epic', CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('id', o.id, 'number', o.number, 'title', o.title) END)
                  ORDER BY o.number, l.title), '[]')
                FROM "EpicLink" l
                LEFT JOIN "Epic" o ON o.id = CASE WHEN l."epicId" = e.id THEN l."toEpicId" ELSE l."epicId" END
                WHERE (l."epicId" = e.id OR l."toEpicId" = e.id) AND (l.url IS NOT NULL OR o."deletedAt" IS NULL)),
      'notes', (SELECT coalesce(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'title', n.title, 'body', n.body)
                  ORDER BY n."createdAt", n.id), '[]')
                FROM "TechnicalNote" n WHERE n."epicId" = e.id AND n."deletedAt" IS NULL),
      'insights', (SELECT coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'text', i.text, 'source', i.source,
                     'observedOn', i."observedOn", 'authorId', i."authorId", 'author', p.name) ORDER BY i."observedOn" DESC, i.id), '[]')
                   FROM "InsightTie" t JOIN "Insight" i ON i.id = t."insightId" LEFT JOIN "Person" p ON p.id = i."authorId"
                   WHERE t."epicId" = e.id AND i."deletedAt" IS NULL),
      'stories', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'number', s.number, 'title', s.title, 'estimate', s.estimate,
                    'status', s.status, 'teamId', s."teamId") ORDER BY s."epicRank"), '[]')
                  FROM "Story" s WHERE s."epicId" = e.id AND s."deletedAt" IS NULL)
    )::text AS json
    FROM "Epic" e WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e.number = ${number} AND e."deletedAt" IS NULL`;
  return row?.json ?? null;
}

/** The InsightsView of a Flow Team as JSON text. */
export async function insightsViewJson(flowTeamId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT json_build_object('insights', coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'text', i.text,
             'source', i.source, 'observedOn', i."observedOn", 'authorId', i."authorId", 'author', p.name,
             'epicIds', coalesce(t.ids, '[]')) ORDER BY i."observedOn" DESC, i.id), '[]'))::text AS json
    FROM "Insight" i
    LEFT JOIN "Person" p ON p.id = i."authorId"
    LEFT JOIN (SELECT t."insightId", json_agg(t."epicId") AS ids
               FROM "InsightTie" t JOIN "Epic" e ON e.id = t."epicId"
               WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL GROUP BY t."insightId") t ON t."insightId" = i.id
    WHERE i."flowTeamId" = ${flowTeamId}::uuid AND i."deletedAt" IS NULL`;
  return row?.json ?? '{"insights":[]}';
}

/** The TechnicalRoadmapView of a Flow Team as JSON text. */
export async function technicalRoadmapJson(flowTeamId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT json_build_object('notes', coalesce(json_agg(json_build_object('id', n.id, 'epicId', n."epicId", 'kind', n.kind,
             'title', n.title, 'body', n.body) ORDER BY n."createdAt", n.id), '[]'))::text AS json
    FROM "TechnicalNote" n JOIN "Epic" e ON e.id = n."epicId"
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL AND n."deletedAt" IS NULL`;
  return row?.json ?? '{"notes":[]}';
}
