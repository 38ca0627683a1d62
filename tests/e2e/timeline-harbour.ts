import { type OwnFlowTeam, formOwn } from "./own-flow-team";

/**
 * A Flow Team of the demo for the timeline's tests alone: 15 Scrum Teams, 76 Flow Sprints from this
 * week on, 600 Epics from S10 on and two, named, before. The demo's CPO and CSM are in it.
 */
export function formHarbour(): Promise<OwnFlowTeam> {
  const columns = { name: "Harbour", product: "Tides", nextEpicNumber: 700 };
  return formOwn(
    "timeline",
    columns,
    statements.map((sql) => [sql] as const),
  );
}

const statements = [
  `INSERT INTO "Membership" ("flowTeamId", "personId", skills)
   SELECT DISTINCT $1::uuid, r."personId", '{}'::"Skill"[] FROM "RoleHolding" r JOIN "FlowTeam" f ON f.id = r."flowTeamId"
   WHERE f.slug = 'tidewater' AND r.role IN ('cpo', 'csm') AND r."endedAt" IS NULL`,
  `INSERT INTO "RoleHolding" (id, "flowTeamId", "personId", role)
   SELECT gen_random_uuid(), $1::uuid, r."personId", r.role FROM "RoleHolding" r JOIN "FlowTeam" f ON f.id = r."flowTeamId"
   WHERE f.slug = 'tidewater' AND r.role IN ('cpo', 'csm') AND r."endedAt" IS NULL`,
  `INSERT INTO "Cadence" ("flowTeamId", "fromSprint", "sprintWeeks", "milestoneSprints") VALUES ($1, 1, 2, 4)`,
  `INSERT INTO "FlowSprint" (id, "flowTeamId", number, "startsOn", "endsOn", weeks)
   SELECT gen_random_uuid(), $1::uuid, n, date_trunc('week', now())::date + (n - 1) * 14, date_trunc('week', now())::date + n * 14 - 1, 2
   FROM generate_series(1, 76) n`,
  `INSERT INTO "Milestone" (id, "flowTeamId", number, "firstSprint", "lastSprint", name)
   SELECT gen_random_uuid(), $1::uuid, n, n * 4 - 3, n * 4, 'Tide ' || n FROM generate_series(1, 19) n`,
  `INSERT INTO "ScrumTeam" (id, "flowTeamId", name, slug, hue, "usualCapacity")
   SELECT gen_random_uuid(), $1::uuid, name, lower(name), n - 1, 30
   FROM unnest(ARRAY['Alder', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Juniper', 'Larch', 'Maple', 'Oak', 'Pine', 'Rowan', 'Spruce', 'Willow', 'Yew'])
     WITH ORDINALITY AS t (name, n)`,
  `INSERT INTO "Epic" (id, "flowTeamId", number, title, status, "leadTeamId", "firstSprint", "lastSprint", effort, rank, labels, "acceptanceConditions")
   SELECT gen_random_uuid(), $1::uuid, n, 'Sounding ' || n, 'planned',
     (SELECT id FROM "ScrumTeam" WHERE "flowTeamId" = $1::uuid AND hue = n % 15), 10 + n / 15 * 3 % 60, 10 + n / 15 * 3 % 60 + n % 4, 5 + n % 20,
     'b' || lpad(n::text, 6, '0'), '{}', '{}'
   FROM generate_series(1, 600) n`,
  `INSERT INTO "Epic" (id, "flowTeamId", number, title, status, "leadTeamId", "firstSprint", "lastSprint", effort, rank, labels, "acceptanceConditions")
   SELECT gen_random_uuid(), $1::uuid, number, title, 'planned', (SELECT id FROM "ScrumTeam" WHERE "flowTeamId" = $1::uuid AND slug = team), first, last, 8,
     'a' || number, '{}', '{}'
   FROM (VALUES (601, 'Anchor watch', 'alder', 3, 4), (602, 'Beacon upkeep', 'birch', 2, 3), (603, 'Chart room', 'cedar', 5, 6), (604, 'Driftwood', 'cedar', NULL, NULL))
     AS e (number, title, team, first, last)`,
  `INSERT INTO "Dependency" (id, "flowTeamId", number, "neederTeamId", "giverTeamId", "answeringTeamId", "neederEpicId", "giverEpicId", state)
   SELECT gen_random_uuid(), $1::uuid, 1, n."leadTeamId", g."leadTeamId", g."leadTeamId", n.id, g.id, 'accepted'
   FROM "Epic" n, "Epic" g
   WHERE n."flowTeamId" = $1::uuid AND n.number = 601 AND g."flowTeamId" = $1::uuid AND g.number = 602`,
  `UPDATE "FlowTeam" SET "nextDependencyNumber" = 2 WHERE id = $1::uuid`,
];
