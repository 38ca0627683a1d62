import type pg from "pg";
import { actionId } from "./moves";
import type { Sides } from "./reads";

/** The Flow Sprints whose boards hold so many Stories of the first team. */
export const boards = [
  { sprint: 54, stories: 1000 },
  { sprint: 55, stories: 5000 },
  { sprint: 56, stories: 200 },
] as const;

/** `columnIds`: the two active columns of the first team, between which cards go. */
export type StoryGround = { teamId: string; teamSlug: string; columnIds: string[]; action(name: string): string };

/**
 * Gives the first team the Stories that the boards hold, and says where its columns are.
 *
 * @param build the folder the app was built to: it knows the actions' ids
 */
export async function fillBoards({ client, flowTeam }: Sides, build: string): Promise<StoryGround> {
  const { rows: teams } = await client.query<{ id: string; slug: string }>(
    `SELECT id, slug FROM "ScrumTeam" WHERE "flowTeamId" = $1 ORDER BY hue LIMIT 1`,
    [flowTeam.id],
  );
  const { id: teamId = "", slug: teamSlug = "" } = teams[0] ?? {};
  let before = 0;
  for (const { sprint, stories } of boards) {
    await client.query(
      `UPDATE "Story" SET "teamId" = $2, "sprintNumber" = $3 WHERE "flowTeamId" = $1 AND number > $4 AND number <= $5`,
      [flowTeam.id, teamId, sprint, before, before + stories],
    );
    before += stories;
  }
  await client.query("VACUUM ANALYZE");
  return { teamId, teamSlug, columnIds: await activeColumns(client, teamId), action: (name) => actionId(build, name) };
}

async function activeColumns(client: pg.Client, teamId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM "BoardColumn" WHERE "teamId" = $1 AND kind = 'active' ORDER BY position`,
    [teamId],
  );
  return rows.map(({ id }) => id);
}
