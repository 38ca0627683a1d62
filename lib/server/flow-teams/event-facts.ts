import "server-only";
import type { EventFacts } from "@/lib/domain/flow-teams/rulebook-events";
import { db } from "@/lib/server/db";

/** What the rulebook measures of events and claims: one statement. */
export async function loadEventFacts(flowTeamId: string): Promise<EventFacts> {
  const [row] = await db().$queryRaw<{ facts: EventFacts }[]>`
    SELECT json_build_object(
      'gates', (SELECT coalesce(json_agg(json_build_object('number', s.number, 'isClosed', s.state = 'closed',
                  'held', (SELECT coalesce(json_agg(v.kind), '[]') FROM "FlowSprintEvent" v
                           WHERE v."flowTeamId" = s."flowTeamId" AND v."sprintNumber" = s.number AND v.state = 'closed'),
                  'overridden', (SELECT coalesce(json_agg(o.transition), '[]') FROM "Override" o
                                 WHERE o."itemId" = s.id AND o.rule = 'CAL-4' AND o."usedAt" IS NOT NULL))
                  ORDER BY s.number), '[]')
                FROM "FlowSprint" s
                WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s.state <> 'planned' AND NOT s."isBeforeFlotilla"
                  AND EXISTS (SELECT FROM "PlanBaseline" b WHERE b."flowTeamId" = s."flowTeamId" AND b."sprintNumber" = s.number)),
      'claims', (SELECT coalesce(json_agg(json_build_object('number', e.number, 'sprint', c."sprintNumber", 'value', e.value,
                   'effort', e.effort, 'hasRiskNote', trim(e."riskNote") <> '',
                   'acceptanceConditions', coalesce(cardinality(e."acceptanceConditions"), 0), 'feasibility', e.feasibility,
                   'isOverridden', EXISTS (SELECT FROM "Override" o WHERE o."itemId" = e.id AND o.rule = 'BLG-1' AND o."usedAt" IS NOT NULL))
                   ORDER BY c."sprintNumber", e.number), '[]')
                 FROM "Claim" c JOIN "Epic" e ON e.id = c."epicId" AND e."deletedAt" IS NULL
                 JOIN "FlowSprint" s ON s."flowTeamId" = c."flowTeamId" AND s.number = c."sprintNumber" AND s.state <> 'closed'
                 WHERE c."flowTeamId" = ${flowTeamId}::uuid AND e.status NOT IN ('done', 'dropped')),
      'closed', (SELECT json_build_object('count', count(*),
                   'overtime', count(*) FILTER (WHERE (v."minutesDocument" ->> 'used')::int > (v."minutesDocument" ->> 'planned')::int),
                   'overridden', count(*) FILTER (WHERE v."minutesDocument" ->> 'overrideReason' IS NOT NULL))
                 FROM "FlowSprintEvent" v WHERE v."flowTeamId" = ${flowTeamId}::uuid AND v.state = 'closed')
    ) AS facts`;
  return row?.facts ?? { gates: [], claims: [], closed: { count: 0, overtime: 0, overridden: 0 } };
}
