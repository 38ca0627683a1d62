import "server-only";
import { givenInAll } from "@/lib/domain/events/clock";
import type { EventFacts, RunningEvent } from "@/lib/domain/flow-teams/rulebook-events";
import { db } from "@/lib/server/db";
import { clockOf } from "@/lib/server/events/event-state";

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
                 FROM "FlowSprintEvent" v WHERE v."flowTeamId" = ${flowTeamId}::uuid AND v.state = 'closed'),
      'running', (SELECT count(*) FROM "FlowSprintEvent" v WHERE v."flowTeamId" = ${flowTeamId}::uuid AND v.state = 'running'),
      'calledOff', (SELECT count(*) FROM "FlowSprintEvent" v WHERE v."flowTeamId" = ${flowTeamId}::uuid AND v.state = 'called_off'),
      'boxes', (SELECT coalesce(json_agg(json_build_object('kind', b.kind, 'team', t.name, 'sprint', b.sprint,
                  'isSeries', b."isSeries", 'minutes', b.minutes) ORDER BY b.sprint, b.kind, lower(t.name)), '[]')
                FROM (
                  SELECT v.kind, v."teamId", v."sprintNumber" AS sprint, false AS "isSeries", v.minutes
                  FROM "FlowSprintEvent" v
                  JOIN "FlowSprint" s ON s."flowTeamId" = v."flowTeamId" AND s.number = v."sprintNumber" AND s.state <> 'closed'
                  WHERE v."flowTeamId" = ${flowTeamId}::uuid AND v.state = 'scheduled'
                  UNION ALL
                  SELECT r.kind, r."teamId", r."fromSprint", true, r.minutes FROM "EventSeries" r
                  WHERE r."flowTeamId" = ${flowTeamId}::uuid AND NOT EXISTS (
                    SELECT FROM "EventSeries" later WHERE later."flowTeamId" = r."flowTeamId" AND later.kind = r.kind
                      AND later."teamId" IS NOT DISTINCT FROM r."teamId" AND later.minutes IS NOT NULL
                      AND later."fromSprint" > r."fromSprint" AND later."fromSprint" <= (SELECT min(s.number)
                        FROM "FlowSprint" s WHERE s."flowTeamId" = r."flowTeamId" AND s.state <> 'closed'))
                ) b LEFT JOIN "ScrumTeam" t ON t.id = b."teamId"
                WHERE b.minutes IS NOT NULL AND t."retiredAt" IS NULL)
    ) AS facts`;
  return row?.facts ?? nothing;
}

const nothing: EventFacts = {
  gates: [],
  claims: [],
  closed: { count: 0, overtime: 0, overridden: 0 },
  running: 0,
  calledOff: 0,
  boxes: [],
};

/** The events that run now, each with its clock. */
export async function loadRunning(flowTeamId: string): Promise<RunningEvent[]> {
  const rows = await db().flowSprintEvent.findMany({
    where: { flowTeamId, state: "running" },
    select: {
      kind: true,
      teamId: true,
      sprintNumber: true,
      minutes: true,
      step: true,
      runningSince: true,
      steps: true,
    },
    orderBy: [{ sprintNumber: "asc" }, { kind: "asc" }, { key: "asc" }],
  });
  const teamIds = rows.flatMap(({ teamId }) => teamId ?? []);
  const teams = await db().scrumTeam.findMany({ where: { id: { in: teamIds } }, select: { id: true, name: true } });
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  return rows.map(({ kind, teamId, sprintNumber, minutes, ...row }) => {
    const clock = clockOf(row);
    return {
      kind,
      team: (teamId && names.get(teamId)) || null,
      sprint: sprintNumber,
      minutes: minutes ?? Math.round(givenInAll(clock) / 60),
      clock,
    };
  });
}
