import "server-only";
import { type Tx, db } from "@/lib/server/db";

/**
 * The CalendarView of a Flow Team as JSON text, built by PostgreSQL in one statement. Reads within
 * the transaction `on` where one is given.
 */
export async function calendarViewJson(flowTeamId: string, on: Tx = db()): Promise<string> {
  const [row] = await on.$queryRaw<{ json: string }[]>`
    SELECT json_build_object(
      'sprints', (SELECT coalesce(json_agg(json_build_object('number', number, 'startsOn', "startsOn", 'endsOn', "endsOn",
                    'weeks', weeks, 'state', state, 'goal', goal, 'isBeforeFlotilla', "isBeforeFlotilla") ORDER BY number), '[]')
                  FROM "FlowSprint" WHERE "flowTeamId" = ${flowTeamId}::uuid),
      'pauses', (SELECT coalesce(json_agg(json_build_object('id', id, 'afterSprint', "afterSprint", 'startsOn', "startsOn",
                   'endsOn', "endsOn", 'weeks', ("endsOn" - "startsOn" + 1) / 7, 'reason', reason) ORDER BY "afterSprint"), '[]')
                 FROM "Pause" WHERE "flowTeamId" = ${flowTeamId}::uuid),
      'milestones', (SELECT coalesce(json_agg(json_build_object('id', id, 'number', number, 'name', name, 'state', state,
                       'firstSprint', "firstSprint", 'lastSprint', "lastSprint") ORDER BY number), '[]')
                     FROM "Milestone" WHERE "flowTeamId" = ${flowTeamId}::uuid),
      'cadences', (SELECT coalesce(json_agg(json_build_object('fromSprint', "fromSprint", 'sprintWeeks', "sprintWeeks",
                     'milestoneSprints', "milestoneSprints") ORDER BY "fromSprint"), '[]')
                   FROM "Cadence" WHERE "flowTeamId" = ${flowTeamId}::uuid),
      'csm', (SELECT p.name FROM "RoleHolding" r JOIN "Person" p ON p.id = r."personId"
              WHERE r."flowTeamId" = ${flowTeamId}::uuid AND r.role = 'csm' AND r."endedAt" IS NULL),
      'cpo', (SELECT p.name FROM "RoleHolding" r JOIN "Person" p ON p.id = r."personId"
              WHERE r."flowTeamId" = ${flowTeamId}::uuid AND r.role = 'cpo' AND r."endedAt" IS NULL)
    )::text AS json`;
  return row?.json ?? "";
}
