// biome-ignore-all format: a table, one row a line
import { db } from "@/lib/server/db";
import type { Row } from "./refusals-table";
import type { World } from "./refusals-world";

const members = ["cpo", "csm", "architect", "po", "sm", "developer", "otherPo", "otherSm", "otherDeveloper"] as const;
const inTeam = ["po", "sm", "developer"] as const;

/** A view that the team shares, saved by somebody of it. */
async function ofTeam({ flowTeamId, teamId, secondDeveloperId }: World, deletedAt: Date | null = null): Promise<string> {
  const data = { flowTeamId, teamId, personId: secondDeveloperId, page: "backlog", name: "Ours", query: "of=team", deletedAt };
  return (await db().savedView.create({ data })).id;
}

/** Saving a view for oneself is any Member's; what a team shares is that team's. */
export const savedViewsTable: Record<string, Row> = {
  "backlog.saveView": { may: members, input: ({ flowTeamId }) => ({ flowTeamId, page: "backlog", name: "Mine", query: "of=team" }) },
  "backlog.renameView": { may: inTeam, input: async (world) => ({ flowTeamId: world.flowTeamId, viewId: await ofTeam(world), seen: "Ours", name: "Of us all" }) },
  "backlog.deleteView": { may: inTeam, input: async (world) => ({ flowTeamId: world.flowTeamId, viewId: await ofTeam(world) }) },
  "backlog.restoreView": { may: inTeam, input: async (world) => ({ flowTeamId: world.flowTeamId, viewId: await ofTeam(world, new Date()) }) },
};
