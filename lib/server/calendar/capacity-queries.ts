import "server-only";
import { type CapacityView, computedCapacities } from "@/lib/domain/calendar/capacity";
import { type Tx, db } from "@/lib/server/db";
import { publicHolidays } from "./capacity-holidays";

/**
 * What the capacities of a Flow Team's open Flow Sprints are computed from. Reads within the
 * transaction `on` where one is given.
 */
export async function loadCapacity(flowTeamId: string, on: Tx = db()): Promise<CapacityView> {
  const [row] = await on.$queryRaw<{ view: Omit<CapacityView, "holidays"> }[]>`
    WITH open AS (
      SELECT number, "startsOn", "endsOn", state FROM "FlowSprint"
      WHERE "flowTeamId" = ${flowTeamId}::uuid AND state <> 'closed'
    ), first AS (
      SELECT min("startsOn") AS day FROM open
    ), service AS (
      SELECT r."personId", r."scrumTeamId", r.since, r."endedAt",
        (r.since AT TIME ZONE f."timeZone")::date AS "from", (r."endedAt" AT TIME ZONE f."timeZone")::date AS until
      FROM "RoleHolding" r JOIN "FlowTeam" f ON f.id = r."flowTeamId"
      WHERE r."flowTeamId" = ${flowTeamId}::uuid AND r.role = 'developer'
    ), serving AS (
      SELECT * FROM service WHERE until IS NULL OR until > (SELECT day FROM first)
    )
    SELECT json_build_object(
      'sprints', (SELECT coalesce(json_agg(json_build_object('number', number, 'startsOn', "startsOn", 'endsOn', "endsOn",
                    'state', state) ORDER BY number), '[]') FROM open),
      'teams', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'hue', t.hue,
                  'usualCapacity', t."usualCapacity", 'focusFactor', t."focusFactor", 'country', t.country,
                  'past', (SELECT coalesce(json_agg(json_build_object('number', p."sprintNumber", 'pointsDone', p."pointsDone",
                             'focusedDays', p."focusedDays") ORDER BY p."sprintNumber" DESC), '[]')
                           FROM "TeamSprint" p JOIN "FlowSprint" s ON s."flowTeamId" = t."flowTeamId" AND s.number = p."sprintNumber"
                           WHERE p."scrumTeamId" = t.id AND s.state = 'closed' AND p."pointsDone" IS NOT NULL
                             AND p."focusedDays" IS NOT NULL))
                  ORDER BY lower(t.name), t.id), '[]')
                FROM "ScrumTeam" t WHERE t."flowTeamId" = ${flowTeamId}::uuid AND t."retiredAt" IS NULL),
      'services', (SELECT coalesce(json_agg(json_build_object('personId', v."personId", 'teamId', v."scrumTeamId",
                     'from', v."from", 'until', v.until) ORDER BY lower(p.name), p.id, v.since), '[]')
                   FROM serving v JOIN "Person" p ON p.id = v."personId"),
      'people', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY lower(p.name), p.id), '[]')
                 FROM "Person" p WHERE p.id IN (SELECT "personId" FROM serving)),
      'absences', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'personId', a."personId", 'startsOn', a."startsOn",
                     'endsOn', a."endsOn", 'isHalf', a."isHalf", 'note', a.note) ORDER BY a."startsOn", a.id), '[]')
                   FROM "Absence" a WHERE a."flowTeamId" = ${flowTeamId}::uuid AND a."deletedAt" IS NULL
                     AND a."endsOn" >= (SELECT day FROM first)),
      'typed', (SELECT coalesce(json_agg(json_build_object('teamId', c."scrumTeamId", 'sprint', c."sprintNumber", 'points', c.points)), '[]')
                FROM "TeamCapacity" c JOIN "ScrumTeam" t ON t.id = c."scrumTeamId"
                WHERE t."flowTeamId" = ${flowTeamId}::uuid AND c."sprintNumber" IN (SELECT number FROM open))
    ) AS view`;
  if (!row) throw new Error("The database gave no capacity.");
  return { ...row.view, holidays: holidaysOf(row.view) };
}

/** The ComputedCapacities of a Flow Team as JSON text, within the transaction `on` where one is given. */
export async function computedCapacitiesJson(flowTeamId: string, on?: Tx): Promise<string> {
  return JSON.stringify(computedCapacities(await loadCapacity(flowTeamId, on)));
}

function holidaysOf({ sprints, teams }: Omit<CapacityView, "holidays">): CapacityView["holidays"] {
  const [first] = sprints;
  const last = sprints.at(-1);
  if (!first || !last) return {};
  const countries = new Set(teams.flatMap(({ country }) => country ?? []));
  return Object.fromEntries(
    [...countries].map((country) => [country, publicHolidays(country, first.startsOn, last.endsOn)]),
  );
}
