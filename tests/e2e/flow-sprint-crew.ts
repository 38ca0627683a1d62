import type { Client } from "pg";
import { formOwn, inDatabase } from "./own-flow-team";

/**
 * A Flow Team of the demo for one test: everybody who can enter the demo with one click has the same
 * role in it, in the Scrum Team Alder where it is a team's; Birch and Cedar are others'. Flow Sprints
 * begin this week. Two Epics are Ready; Alder's Stories of the first are planned for Flow Sprint 1,
 * one of them without an estimate.
 */
export async function formFlowSprintCrew() {
  const columns = { name: "Ten rooms", product: "Sails", nextStoryNumber: 4, nextEpicNumber: 3 };
  const { id, slug, remove } = await formOwn(
    "ten-rooms",
    columns,
    statements.map((sql) => [sql] as const),
  );
  return {
    id,
    path: `/flow-teams/${slug}`,
    remove,
    /** Whatever the database holds of it: `sql` gets its id as $1. */
    read: async <Row extends object>(sql: string): Promise<Row[]> =>
      inDatabase(async (client) => (await client.query<Row>(sql, [id])).rows),
    /** Birch and Cedar have answered and prepared for an event that Alder has prepared for. */
    reportForOthers: (key: string) =>
      inDatabase(async (client) => {
        await client.query(
          `INSERT INTO "Preparation" ("eventId", "subjectId", at) SELECT e.id, t.id, now() FROM "FlowSprintEvent" e
           JOIN "ScrumTeam" t ON t."flowTeamId" = e."flowTeamId" AND t.slug <> 'alder' WHERE e."flowTeamId" = $1 AND e.key = $2`,
          [id, key],
        );
        await client.query(
          `INSERT INTO "EventAnswer" ("eventId", "subjectId", question, text, "updatedAt")
           SELECT p."eventId", p."subjectId", n, 'None', now() FROM "Preparation" p JOIN "FlowSprintEvent" e ON e.id = p."eventId"
           JOIN "ScrumTeam" t ON t.id = p."subjectId" AND t.slug <> 'alder', generate_series(1, 5) n
           WHERE e."flowTeamId" = $1 AND e.key = $2`,
          [id, key],
        );
        for (const context of ["room", "table"]) await countUp(client, id, `${context} of ${key}`);
      }),
    /** The SMs of Birch and Cedar have voted on the confidence that is asked for. */
    voteForOthers: (key: string) =>
      inDatabase(async (client) => {
        await client.query(
          `INSERT INTO "Secret" ("eventId", "itemId", kind, "personId", value)
           SELECT e.id, b.id, 'vote', r."personId", '4' FROM "FlowSprintEvent" e
           JOIN "Ballot" b ON b."eventId" = e.id AND b.state = 'voting'
           JOIN "ScrumTeam" t ON t."flowTeamId" = e."flowTeamId" AND t.slug <> 'alder'
           JOIN "RoleHolding" r ON r."scrumTeamId" = t.id AND r.role = 'sm' AND r."endedAt" IS NULL
           WHERE e."flowTeamId" = $1 AND e.key = $2`,
          [id, key],
        );
        await countUp(client, id, `table of ${key}`);
      }),
    /** Alder's Developer has begun a Story that the team committed to, a moment ago. */
    beginStory: () =>
      inDatabase(async (client) => {
        await client.query(
          `UPDATE "Story" SET status = 'in_progress', "startedAt" = now(), "columnSince" = now(), "ownerId" = (
             SELECT "personId" FROM "RoleHolding" WHERE "flowTeamId" = $1 AND role = 'developer' AND "scrumTeamId" = "Story"."teamId" LIMIT 1)
           WHERE "flowTeamId" = $1 AND number = 1`,
          [id],
        );
        await client.query(
          `INSERT INTO "SprintEntry" (id, "flowTeamId", "teamId", "sprintNumber", "storyId", "enteredAt", points)
           SELECT gen_random_uuid(), $1, "teamId", 1, id, now(), 5 FROM "Story" WHERE "flowTeamId" = $1 AND number = 1`,
          [id],
        );
      }),
    /** Alder's Stories are done, as its board would have them, with the third in its Sprint Backlog too. */
    finishStories: () =>
      inDatabase(async (client) => {
        await client.query(
          `INSERT INTO "SprintEntry" (id, "flowTeamId", "teamId", "sprintNumber", "storyId", "enteredAt", points)
           SELECT gen_random_uuid(), s."flowTeamId", s."teamId", 1, s.id, now(), coalesce(s.estimate, 0) FROM "Story" s
           WHERE s."flowTeamId" = $1 AND NOT EXISTS (SELECT FROM "SprintEntry" e WHERE e."storyId" = s.id AND e."leftAt" IS NULL)`,
          [id],
        );
        await client.query(
          `UPDATE "Story" SET status = 'done', "doneAt" = now(), "startedAt" = now() WHERE "flowTeamId" = $1`,
          [id],
        );
        for (const context of ["stories", "progress"]) await countUp(client, id, context);
      }),
  };
}

/** As a command would: views are kept until their revision counts up. */
async function countUp(client: Client, flowTeamId: string, context: string): Promise<void> {
  await client.query(
    `INSERT INTO "Revision" ("flowTeamId", context, number) VALUES ($1, $2, 1)
     ON CONFLICT ("flowTeamId", context) DO UPDATE SET number = "Revision".number + 1`,
    [flowTeamId, context],
  );
}

/** Who holds a role in Tidewater and enters by one click: those of Bedrock where it is a team's. */
const entering = `
  SELECT DISTINCT ON (r.role) r.role, r."personId" FROM "RoleHolding" r JOIN "FlowTeam" f ON f.id = r."flowTeamId"
  LEFT JOIN "ScrumTeam" t ON t.id = r."scrumTeamId" JOIN "Person" p ON p.id = r."personId"
  WHERE f.slug = 'tidewater' AND r."endedAt" IS NULL AND (t.id IS NULL OR t.name = 'Bedrock')
  ORDER BY r.role, t.name, r.id`;

/** Members of Tidewater who hold none of those roles, for the other teams. */
const others = `
  SELECT p.id AS "personId", row_number() OVER (ORDER BY p.id) AS n FROM "Person" p
  WHERE EXISTS (SELECT FROM "RoleHolding" r JOIN "FlowTeam" f ON f.id = r."flowTeamId" JOIN "ScrumTeam" t ON t.id = r."scrumTeamId"
    WHERE f.slug = 'tidewater' AND r."personId" = p.id AND r."endedAt" IS NULL AND t.name <> 'Bedrock' AND r.role = 'developer')
  ORDER BY p.id LIMIT 6`;

const statements = [
  `INSERT INTO "ScrumTeam" (id, "flowTeamId", name, slug, hue, "usualCapacity")
   SELECT gen_random_uuid(), $1::uuid, name, lower(name), hue, 10 FROM (VALUES ('Alder', 0), ('Birch', 1), ('Cedar', 2)) AS t (name, hue)`,
  `INSERT INTO "Membership" ("flowTeamId", "personId", skills)
   SELECT DISTINCT $1::uuid, e."personId", '{}'::"Skill"[] FROM (
     (SELECT "personId" FROM (${entering}) one) UNION (SELECT "personId" FROM (${others}) two)) e`,
  `INSERT INTO "RoleHolding" (id, "flowTeamId", "personId", role, "scrumTeamId", since)
   SELECT gen_random_uuid(), $1::uuid, e."personId", e.role,
     CASE WHEN e.role IN ('po', 'sm', 'developer') THEN (SELECT id FROM "ScrumTeam" WHERE "flowTeamId" = $1::uuid AND slug = 'alder') END,
     now() - interval '30 days' FROM (${entering}) e`,
  `INSERT INTO "RoleHolding" (id, "flowTeamId", "personId", role, "scrumTeamId", since)
   SELECT gen_random_uuid(), $1::uuid, o."personId", (ARRAY['po', 'sm', 'developer'])[(o.n - 1) % 3 + 1]::"Role",
     (SELECT id FROM "ScrumTeam" WHERE "flowTeamId" = $1::uuid AND slug = CASE WHEN o.n <= 3 THEN 'birch' ELSE 'cedar' END),
     now() - interval '30 days' FROM (${others}) o`,
  `INSERT INTO "Cadence" ("flowTeamId", "fromSprint", "sprintWeeks", "milestoneSprints") VALUES ($1, 1, 2, 4)`,
  `INSERT INTO "FlowSprint" (id, "flowTeamId", number, "startsOn", "endsOn", weeks)
   SELECT gen_random_uuid(), $1::uuid, n, date_trunc('week', now())::date + (n - 1) * 14, date_trunc('week', now())::date + n * 14 - 1, 2
   FROM generate_series(1, 80) n`,
  `INSERT INTO "Milestone" (id, "flowTeamId", number, "firstSprint", "lastSprint", name)
   SELECT gen_random_uuid(), $1::uuid, n, n * 4 - 3, n * 4, 'Leg ' || n FROM generate_series(1, 20) n`,
  `INSERT INTO "Epic" (id, "flowTeamId", number, title, rank, status, "leadTeamId", "firstSprint", "lastSprint", effort, value,
     "riskNote", "acceptanceConditions", feasibility, "feasibilityAt", labels)
   SELECT gen_random_uuid(), $1::uuid, number, title, 'a' || number, 'planned', t.id, 1, 1, 8, 8, 'The wind may turn', ARRAY['It sails'],
     'feasible', now(), '{}'
   FROM "ScrumTeam" t, (VALUES (1, 'Sails that hold'), (2, 'A chart of the shoals')) AS e (number, title)
   WHERE t."flowTeamId" = $1::uuid AND t.slug = 'alder'`,
  `INSERT INTO "Story" (id, "flowTeamId", number, "teamId", "epicId", title, estimate, "sprintNumber", "epicRank", "teamRank", labels)
   SELECT gen_random_uuid(), $1::uuid, s.number, t.id, e.id, s.title, estimate, 1, 'a' || s.number, 'a' || s.number, '{}'
   FROM "ScrumTeam" t JOIN "Epic" e ON e."flowTeamId" = t."flowTeamId" AND e.number = 1,
     (VALUES (1, 'Mend the jib', 5), (2, 'Splice the halyard', 3), (3, 'Chart the shoal', NULL)) AS s (number, title, estimate)
   WHERE t."flowTeamId" = $1::uuid AND t.slug = 'alder'`,
  `INSERT INTO "AcceptanceCriterion" (id, "storyId", text, rank)
   SELECT gen_random_uuid(), id, 'It holds in a gale', 'a0' FROM "Story" WHERE "flowTeamId" = $1::uuid`,
];
