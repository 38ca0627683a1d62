import { type OwnFlowTeam, formOwn } from "./own-flow-team";

/**
 * A Flow Team of the demo for the tests of boards alone: the Scrum Teams Keel and Mast, of which the
 * demo's PO, SM and Developer are in Keel, and one Flow Sprint of now. Keel has committed to
 * `stories` Stories of one Epic, which stand in To do, and planned one more; Mast to one.
 */
export function formBoard(stories = 6): Promise<OwnFlowTeam> {
  const columns = { name: "Shipyard", product: "Hulls", nextEpicNumber: 2, nextStoryNumber: stories + 3 };
  return formOwn("board", columns, [
    ...statements.map((sql) => [sql] as const),
    [storyStatement, stories],
    ...entryStatements.map((sql) => [sql] as const),
  ]);
}

/** Whoever the demo lets one enter as: of each role the one whose team comes first by name. */
const entrants = `
  SELECT DISTINCT ON (r.role) r.role, r."personId" FROM "RoleHolding" r
  JOIN "FlowTeam" f ON f.id = r."flowTeamId" LEFT JOIN "ScrumTeam" t ON t.id = r."scrumTeamId"
  WHERE f.slug = 'tidewater' AND r."endedAt" IS NULL AND r.role IN ('csm', 'po', 'sm', 'developer')
  ORDER BY r.role, t.name, r.id`;

const statements = [
  `INSERT INTO "ScrumTeam" (id, "flowTeamId", name, slug, hue, "usualCapacity")
   VALUES (gen_random_uuid(), $1, 'Keel', 'keel', 0, 30), (gen_random_uuid(), $1, 'Mast', 'mast', 1, 30)`,
  `INSERT INTO "Membership" ("flowTeamId", "personId", skills)
   SELECT DISTINCT $1::uuid, e."personId", '{}'::"Skill"[] FROM (${entrants}) e`,
  `INSERT INTO "RoleHolding" (id, "flowTeamId", "scrumTeamId", "personId", role)
   SELECT gen_random_uuid(), $1::uuid, CASE WHEN e.role = 'csm' THEN NULL ELSE t.id END, e."personId", e.role
   FROM (${entrants}) e JOIN "ScrumTeam" t ON t."flowTeamId" = $1::uuid AND t.slug = 'keel'`,
  `INSERT INTO "Cadence" ("flowTeamId", "fromSprint", "sprintWeeks", "milestoneSprints") VALUES ($1, 1, 2, 4)`,
  `INSERT INTO "FlowSprint" (id, "flowTeamId", number, "startsOn", "endsOn", weeks)
   SELECT gen_random_uuid(), $1::uuid, n, date_trunc('week', now())::date + (n - 1) * 14, date_trunc('week', now())::date + n * 14 - 1, 2
   FROM generate_series(1, 8) n`,
  `INSERT INTO "Milestone" (id, "flowTeamId", number, "firstSprint", "lastSprint", name)
   SELECT gen_random_uuid(), $1::uuid, n, n * 4 - 3, n * 4, 'Launch ' || n FROM generate_series(1, 2) n`,
  `INSERT INTO "Epic" (id, "flowTeamId", number, title, status, effort, rank, labels, "acceptanceConditions")
   VALUES (gen_random_uuid(), $1, 1, 'Sea trial', 'planned', 8, 'a0', '{}', '{}')`,
];

const storyStatement = `
  INSERT INTO "Story" (id, "flowTeamId", number, title, "epicId", "teamId", estimate, "sprintNumber", labels, "epicRank", "teamRank", "ownerId")
  SELECT gen_random_uuid(), $1::uuid, n, CASE WHEN n <= $2::int THEN 'Plank ' || n WHEN n = $2 + 1 THEN 'Spare plank' ELSE 'Crow nest' END,
    (SELECT id FROM "Epic" WHERE "flowTeamId" = $1::uuid), t.id, 3, 1, CASE WHEN n = 2 THEN ARRAY['oak'] ELSE '{}' END,
    'b' || lpad(n::text, 6, '0'), 'b' || lpad(n::text, 6, '0'),
    CASE WHEN n = 1 THEN (SELECT r."personId" FROM "RoleHolding" r WHERE r."flowTeamId" = $1::uuid AND r.role = 'developer') END
  FROM generate_series(1, $2::int + 2) n
  JOIN "ScrumTeam" t ON t."flowTeamId" = $1::uuid AND t.slug = CASE WHEN n = $2 + 2 THEN 'mast' ELSE 'keel' END`;

const entryStatements = [
  `INSERT INTO "SprintEntry" (id, "flowTeamId", "teamId", "sprintNumber", "storyId", "enteredAt", points)
   SELECT gen_random_uuid(), $1::uuid, s."teamId", 1, s.id, now(), 3 FROM "Story" s
   WHERE s."flowTeamId" = $1::uuid AND s.title <> 'Spare plank'`,
  `INSERT INTO "Task" (id, "storyId", title, rank)
   SELECT gen_random_uuid(), s.id, 'Cut it', 'a0' FROM "Story" s WHERE s."flowTeamId" = $1::uuid AND s.title = 'Plank 1'`,
];
