import { formOwn, inDatabase } from "./own-flow-team";

/** A forming Flow Team of the demo without a calendar, for one test: the demo's CPO, CSM and Architect are in it. */
export async function formCrew(): Promise<{
  path: string;
  commit(milestone: number): Promise<void>;
  remove(): Promise<void>;
}> {
  const { id, slug, remove } = await formOwn("crew", { name: "Crew", product: "Sails" }, [
    [
      `INSERT INTO "Membership" ("flowTeamId", "personId", skills) SELECT $1::uuid, l."personId", '{}'::"Skill"[] FROM (${leaders}) l`,
    ],
    [
      `INSERT INTO "RoleHolding" (id, "flowTeamId", "personId", role) SELECT gen_random_uuid(), $1::uuid, l."personId", l.role FROM (${leaders}) l`,
    ],
  ]);
  return {
    path: `/flow-teams/${slug}/calendar`,
    commit: (milestone) =>
      inDatabase(async (client) => {
        await client.query(
          `UPDATE "Milestone" SET state = 'committed', name = 'Landfall' WHERE number = $2 AND "flowTeamId" = $1`,
          [id, milestone],
        );
        // As a command would: views are kept until their revision counts up.
        await client.query(
          `INSERT INTO "Revision" ("flowTeamId", context, number) VALUES ($1, 'roadmap', 1)
           ON CONFLICT ("flowTeamId", context) DO UPDATE SET number = "Revision".number + 1`,
          [id],
        );
      }),
    remove,
  };
}

const leaders = `
  SELECT r."personId", r.role FROM "RoleHolding" r JOIN "FlowTeam" f ON f.id = r."flowTeamId"
  WHERE f.slug = 'tidewater' AND r.role IN ('cpo', 'csm', 'architect') AND r."endedAt" IS NULL`;
