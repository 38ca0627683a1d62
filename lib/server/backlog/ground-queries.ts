import "server-only";
import { db } from "@/lib/server/db";

/** The GroundView of a Flow Team as JSON text, in one statement. */
export async function groundViewJson(flowTeamId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT json_build_object(
      'teams', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'slug', t.slug, 'hue', t.hue,
                  'storyLimit', t."storyLimit", 'usualCapacity', t."usualCapacity",
                  'columns', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'kind', c.kind,
                               'wipLimit', c."wipLimit") ORDER BY c.position), '[]')
                              FROM "BoardColumn" c WHERE c."teamId" = t.id)) ORDER BY lower(t.name), t.id), '[]')
                FROM "ScrumTeam" t WHERE t."flowTeamId" = ${flowTeamId}::uuid AND t."retiredAt" IS NULL),
      'sprints', (SELECT coalesce(json_agg(json_build_object('number', s.number, 'startsOn', s."startsOn", 'endsOn', s."endsOn",
                    'state', s.state, 'goal', s.goal) ORDER BY s.number), '[]')
                  FROM "FlowSprint" s WHERE s."flowTeamId" = ${flowTeamId}::uuid),
      'epics', (SELECT coalesce(json_agg(json_build_object('id', e.id, 'number', e.number, 'title', e.title, 'status', e.status,
                  'leadTeamId', e."leadTeamId", 'firstSprint', e."firstSprint", 'lastSprint', e."lastSprint", 'rank', e.rank)
                  ORDER BY e.rank), '[]')
                FROM "Epic" e WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL),
      'people', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'teamIds',
                   coalesce(r."teamIds", '{}')) ORDER BY p.name, p.id), '[]')
                 FROM "Person" p
                 LEFT JOIN (SELECT h."personId", array_agg(DISTINCT h."scrumTeamId") FILTER (WHERE h."scrumTeamId" IS NOT NULL) AS "teamIds"
                            FROM "RoleHolding" h WHERE h."flowTeamId" = ${flowTeamId}::uuid AND h."endedAt" IS NULL
                              AND h.role <> 'stakeholder' GROUP BY h."personId") r ON r."personId" = p.id
                 WHERE r."personId" IS NOT NULL
                    OR p.id IN (SELECT s."ownerId" FROM "Story" s WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s."deletedAt" IS NULL)),
      'definitions', (SELECT coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind, 'text', d.text)
                        ORDER BY d.kind, d.rank), '[]')
                      FROM "Definition" d WHERE d."flowTeamId" = ${flowTeamId}::uuid AND d."deletedAt" IS NULL)
    )::text AS json`;
  return row?.json ?? "null";
}
