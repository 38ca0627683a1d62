import "server-only";
import { type Tx, db } from "@/lib/server/db";

/**
 * The ClaimsView of a Flow Sprint as JSON text, in one statement; null where the calendar has none.
 * `computed` is the JSON text of the Flow Team's ComputedCapacities.
 */
export async function claimsViewJson(
  flowTeamId: string,
  number: number,
  computed: string,
  on: Pick<Tx, "$queryRaw"> = db(),
): Promise<string | null> {
  const [row] = await on.$queryRaw<{ json: string }[]>`
    SELECT json_build_object(
      'sprint', json_build_object('number', s.number, 'state', s.state, 'startsOn', s."startsOn", 'endsOn', s."endsOn", 'goal', s.goal),
      'objectives', (SELECT coalesce(json_agg(json_build_object('id', o.id, 'text', o.text, 'epicIds',
                       (SELECT coalesce(json_agg(t."epicId" ORDER BY t."epicId"), '[]') FROM "ObjectiveEpic" t WHERE t."objectiveId" = o.id))
                       ORDER BY o.rank), '[]')
                     FROM "Objective" o
                     WHERE o."flowTeamId" = s."flowTeamId" AND o."sprintNumber" = s.number AND o."deletedAt" IS NULL),
      'teams', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'slug', t.slug, 'hue', t.hue,
                  'capacity', json_build_object('typed', c.points,
                    'computed', (${computed}::jsonb #>> ARRAY[t.id::text, s.number::text])::int, 'usual', t."usualCapacity"))
                  ORDER BY lower(t.name), t.id), '[]')
                FROM "ScrumTeam" t
                LEFT JOIN "TeamCapacity" c ON c."scrumTeamId" = t.id AND c."sprintNumber" = s.number
                WHERE t."flowTeamId" = s."flowTeamId" AND (t."retiredAt" IS NULL OR EXISTS (SELECT FROM "Claim" k
                  WHERE k."flowTeamId" = t."flowTeamId" AND k."sprintNumber" = s.number AND k."teamId" = t.id))),
      'claims', (SELECT coalesce(json_agg(json_build_object('epicId', k."epicId", 'teamId', k."teamId", 'points', k.points,
                   'claimedBy', p.name, 'claimedAt', (extract(epoch FROM k."claimedAt") * 1000)::bigint)
                   ORDER BY k."claimedAt", k."epicId", k."teamId"), '[]')
                 FROM "Claim" k JOIN "Epic" e ON e.id = k."epicId" AND e."deletedAt" IS NULL
                 LEFT JOIN "Person" p ON p.id = k."claimedById"
                 WHERE k."flowTeamId" = s."flowTeamId" AND k."sprintNumber" = s.number),
      'elsewhere', (SELECT coalesce(json_object_agg(k."epicId", k.points), '{}')
                    FROM (SELECT c."epicId", sum(c.points)::int AS points FROM "Claim" c JOIN "Epic" e ON e.id = c."epicId"
                          WHERE c."flowTeamId" = s."flowTeamId" AND c."sprintNumber" <> s.number
                            AND e.status NOT IN ('done', 'dropped') GROUP BY c."epicId") k),
      'overrides', (SELECT coalesce(json_object_agg(v."itemId", v.reason), '{}') FROM "Override" v
                    WHERE v."flowTeamId" = s."flowTeamId" AND v.rule = 'BLG-1' AND v.transition = 'claim' AND v."usedAt" IS NULL)
    )::text AS json
    FROM "FlowSprint" s WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s.number = ${number}`;
  return row?.json ?? null;
}

/** JSON of the unfinished ClaimableEpic[] of a Flow Team, in the order of the Product Backlog. */
export async function claimableEpicsJson(flowTeamId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT coalesce(json_agg(json_build_object('id', e.id, 'number', e.number, 'title', e.title, 'status', e.status,
        'leadTeamId', e."leadTeamId", 'firstSprint', e."firstSprint", 'lastSprint', e."lastSprint", 'value', e.value,
        'effort', e.effort, 'hasRiskNote', trim(e."riskNote") <> '',
        'acceptanceConditions', coalesce(cardinality(e."acceptanceConditions"), 0), 'feasibility', e.feasibility)
        ORDER BY e.rank), '[]')::text AS json
    FROM "Epic" e
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL AND e.status NOT IN ('done', 'dropped')`;
  return row?.json ?? "[]";
}

/** JSON of the ObjectiveAhead[] of a Flow Team: what its Flow Sprints that aren't closed are to reach. */
export async function objectivesAheadJson(flowTeamId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT coalesce(json_agg(json_build_object('sprintNumber', o."sprintNumber", 'text', o.text, 'epicIds',
        (SELECT coalesce(json_agg(t."epicId" ORDER BY t."epicId"), '[]') FROM "ObjectiveEpic" t WHERE t."objectiveId" = o.id))
        ORDER BY o."sprintNumber", o.rank), '[]')::text AS json
    FROM "Objective" o JOIN "FlowSprint" s ON s."flowTeamId" = o."flowTeamId" AND s.number = o."sprintNumber"
    WHERE o."flowTeamId" = ${flowTeamId}::uuid AND o."deletedAt" IS NULL AND s.state <> 'closed'`;
  return row?.json ?? "[]";
}
