// biome-ignore-all format: a table, one row a line
import { makeEvent } from "./event-rows";
import { db } from "@/lib/server/db";
import type { Row } from "./refusals-table";
import type { World } from "./refusals-world";

/** The address of a Product Backlog Refinement that is open, of the team the items belong to. */
async function refinement({ flowTeamId, teamId }: World) {
  const team = await db().scrumTeam.findUniqueOrThrow({ where: { id: teamId }, select: { id: true, slug: true } });
  const { key } = await makeEvent({ flowTeamId, kind: "refinement", team });
  return { flowTeamId, key };
}

/** The commands of planning poker beside those of all votes. */
export const pokerTable: Record<string, Row> = {
  "events.lookOn": { may: ["po", "sm", "developer"], input: async (world) => ({ ...(await refinement(world)), isLooking: true }) },
};
