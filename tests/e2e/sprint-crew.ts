import { formOwn, inDatabase } from "./own-flow-team";

/**
 * A forming Flow Team of the demo for one test: its CSM is the demo's, who there also is PO and
 * Developer of the one Scrum Team, Alder. Flow Sprints begin this week; four Stories are planned for
 * the first, the last of them not Ready.
 */
export async function formSprintCrew(): Promise<{
  path: string;
  teamId: string;
  /** A second Scrum Team, Birch, which has committed to a Story of 3 points. Before its pages are opened. */
  addBirch(): Promise<void>;
  /** Calls a Story done, as its team would on the board. */
  finish(title: string): Promise<void>;
  remove(): Promise<void>;
}> {
  const columns = { name: "Sprinters", product: "Sails", nextStoryNumber: 5 };
  const { id, slug, remove } = await formOwn(
    "sprints",
    columns,
    statements.map((sql) => [sql] as const),
  );
  const team = await inDatabase((client) =>
    client.query<{ id: string }>(`SELECT id FROM "ScrumTeam" WHERE "flowTeamId" = $1`, [id]),
  );
  return {
    path: `/flow-teams/${slug}`,
    teamId: team.rows[0]?.id ?? "",
    addBirch: () =>
      inDatabase(async (client) => {
        for (const sql of birch) await client.query(sql, [id]);
      }),
    finish: (title) =>
      inDatabase(async (client) => {
        await client.query(
          `UPDATE "Story" SET status = 'done', "doneAt" = now(), "startedAt" = now() WHERE "flowTeamId" = $1 AND title = $2`,
          [id, title],
        );
        // As a command would: views are kept until their revision counts up.
        await client.query(
          `UPDATE "Revision" SET number = number + 1 WHERE "flowTeamId" = $1 AND context = 'stories'`,
          [id],
        );
      }),
    remove,
  };
}

const csm = `SELECT r."personId" FROM "RoleHolding" r JOIN "FlowTeam" f ON f.id = r."flowTeamId"
  WHERE f.slug = 'tidewater' AND r.role = 'csm' AND r."endedAt" IS NULL LIMIT 1`;

const statements = [
  `INSERT INTO "Membership" ("flowTeamId", "personId", skills) SELECT $1::uuid, c."personId", '{}'::"Skill"[] FROM (${csm}) c`,
  `INSERT INTO "ScrumTeam" (id, "flowTeamId", name, slug, hue, "usualCapacity") VALUES (gen_random_uuid(), $1, 'Alder', 'alder', 0, 10)`,
  `INSERT INTO "RoleHolding" (id, "flowTeamId", "personId", role, "scrumTeamId", since)
   SELECT gen_random_uuid(), $1::uuid, c."personId", held.role::"Role",
     CASE WHEN held.role <> 'csm' THEN (SELECT id FROM "ScrumTeam" WHERE "flowTeamId" = $1::uuid) END, now() - interval '30 days'
   FROM (${csm}) c, unnest(ARRAY['csm', 'po', 'developer']) AS held (role)`,
  `INSERT INTO "Cadence" ("flowTeamId", "fromSprint", "sprintWeeks", "milestoneSprints") VALUES ($1, 1, 2, 4)`,
  `INSERT INTO "FlowSprint" (id, "flowTeamId", number, "startsOn", "endsOn", weeks)
   SELECT gen_random_uuid(), $1::uuid, n, date_trunc('week', now())::date + (n - 1) * 14, date_trunc('week', now())::date + n * 14 - 1, 2
   FROM generate_series(1, 80) n`,
  `INSERT INTO "Milestone" (id, "flowTeamId", number, "firstSprint", "lastSprint", name)
   SELECT gen_random_uuid(), $1::uuid, n, n * 4 - 3, n * 4, 'Leg ' || n FROM generate_series(1, 20) n`,
  `INSERT INTO "Story" (id, "flowTeamId", number, "teamId", title, estimate, "sprintNumber", "epicRank", "teamRank", labels)
   SELECT gen_random_uuid(), $1::uuid, number, t.id, title, estimate, 1, 'a' || number, 'a' || number, '{}'
   FROM "ScrumTeam" t, (VALUES (1, 'Mend the jib', 5), (2, 'Splice the halyard', 3), (3, 'Scrub the deck', 2), (4, 'Chart the shoal', NULL))
     AS s (number, title, estimate) WHERE t."flowTeamId" = $1::uuid`,
  `INSERT INTO "AcceptanceCriterion" (id, "storyId", text, rank)
   SELECT gen_random_uuid(), id, 'It holds in a gale', 'a0' FROM "Story" WHERE "flowTeamId" = $1::uuid`,
];

/** Its Story's number is one that those written later don't come to. */
const birch = [
  `INSERT INTO "ScrumTeam" (id, "flowTeamId", name, slug, hue, "usualCapacity") VALUES (gen_random_uuid(), $1, 'Birch', 'birch', 1, 10)`,
  `INSERT INTO "Story" (id, "flowTeamId", number, "teamId", title, estimate, "sprintNumber", "epicRank", "teamRank", labels)
   SELECT gen_random_uuid(), $1::uuid, 90, t.id, 'Coil the ropes', 3, 1, 'a9', 'a9', '{}'
   FROM "ScrumTeam" t WHERE t."flowTeamId" = $1::uuid AND t.slug = 'birch'`,
  `INSERT INTO "SprintEntry" (id, "flowTeamId", "teamId", "sprintNumber", "storyId", "enteredAt", points)
   SELECT gen_random_uuid(), $1::uuid, s."teamId", 1, s.id, now(), 3 FROM "Story" s
   WHERE s."flowTeamId" = $1::uuid AND s.number = 90`,
];
