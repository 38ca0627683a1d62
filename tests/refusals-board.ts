import { db } from "@/lib/server/db";
import type { Row } from "./refusals-table";
import type { World } from "./refusals-world";

async function workflow({ teamId }: World) {
  const { storyLimit, columns } = await db().scrumTeam.findUniqueOrThrow({
    where: { id: teamId },
    select: { storyLimit: true, columns: { orderBy: { position: "asc" } } },
  });
  return { storyLimit, columns: columns.map(({ id, name, kind, wipLimit }) => ({ id, name, kind, wipLimit })) };
}

/** The commands of boards. */
export const boardTable: Record<string, Row> = {
  "board.setWorkflow": {
    may: ["po", "sm"],
    async input(world) {
      const seen = await workflow(world);
      const to = { ...seen, storyLimit: seen.storyLimit === 21 ? 20 : 21 };
      return { flowTeamId: world.flowTeamId, scrumTeamId: world.teamId, seen, to };
    },
  },
};
