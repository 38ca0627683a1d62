import pg from "pg";

/** A forming Flow Team of the demo without a calendar, for one test: the demo's CPO, CSM and Architect are in it. */
export async function formCrew(): Promise<{
  path: string;
  commit(milestone: number): Promise<void>;
  remove(): Promise<void>;
}> {
  const slug = `crew-${Date.now()}-${Math.floor(Math.random() * 1000)}`;
  const run = async (...statements: [sql: string, values: unknown[]][]) => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    for (const [sql, values] of statements) await client.query(sql, values);
    await client.end();
  };
  const leaders = `
    SELECT r."personId", r.role FROM "RoleHolding" r JOIN "FlowTeam" f ON f.id = r."flowTeamId"
    WHERE f.slug = 'tidewater' AND r.role IN ('cpo', 'csm', 'architect') AND r."endedAt" IS NULL`;
  await run(
    [
      `INSERT INTO "FlowTeam" (id, slug, name, product, "timeZone", "isDemo") VALUES (gen_random_uuid(), $1, 'Crew', 'Sails', 'UTC', true)`,
      [slug],
    ],
    [
      `INSERT INTO "Membership" ("flowTeamId", "personId", skills) SELECT f.id, l."personId", '{}'::"Skill"[] FROM "FlowTeam" f, (${leaders}) l WHERE f.slug = $1`,
      [slug],
    ],
    [
      `INSERT INTO "RoleHolding" (id, "flowTeamId", "personId", role) SELECT gen_random_uuid(), f.id, l."personId", l.role FROM "FlowTeam" f, (${leaders}) l WHERE f.slug = $1`,
      [slug],
    ],
  );
  return {
    path: `/flow-teams/${slug}/calendar`,
    commit: (milestone) =>
      run(
        [
          `UPDATE "Milestone" SET state = 'committed', name = 'Landfall' WHERE number = $2 AND "flowTeamId" = (SELECT id FROM "FlowTeam" WHERE slug = $1)`,
          [slug, milestone],
        ],
        // As a command would: views are kept until their revision counts up.
        [
          `INSERT INTO "Revision" ("flowTeamId", context, number) SELECT id, 'roadmap', 1 FROM "FlowTeam" WHERE slug = $1
          ON CONFLICT ("flowTeamId", context) DO UPDATE SET number = "Revision".number + 1`,
          [slug],
        ],
      ),
    // Out of everybody's list again: history may not be deleted.
    remove: () =>
      run([
        `UPDATE "RoleHolding" SET "endedAt" = now() WHERE "flowTeamId" = (SELECT id FROM "FlowTeam" WHERE slug = $1)`,
        [slug],
      ]),
  };
}
