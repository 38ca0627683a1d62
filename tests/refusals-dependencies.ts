// biome-ignore-all format: a table, one row a line
import { db } from "@/lib/server/db";
import type { Row } from "./refusals-table";
import { type World, make } from "./refusals-world";

const members = ["cpo", "csm", "architect", "po", "sm", "developer", "otherPo", "otherSm", "otherDeveloper"] as const;
const edit = <T>(seen: unknown, to: T) => ({ seen, to });

/** A Dependency that a Developer of the needer's team raised: the other team gives and answers. */
async function dependency(world: World, state: "proposed" | "accepted" = "proposed") {
  const dependencyId = await make.dependency(world);
  await db().dependency.update({ where: { id: dependencyId }, data: { state } });
  return { flowTeamId: world.flowTeamId, dependencyId };
}

/** The refusals' world raises everything by the Developer of the team. */
async function risk({ flowTeamId, teamId, actors }: World, over: object = {}) {
  const { nextRiskNumber } = await db().flowTeam.update({ where: { id: flowTeamId }, data: { nextRiskNumber: { increment: 1 } } });
  const { id } = await db().risk.create({ data: { flowTeamId, number: nextRiskNumber - 1, title: "A risk", teamId, raisedById: actors.developer.personId, ...over } });
  return { flowTeamId, riskId: id };
}

/** An Impediment of the team, raised by its Developer. */
export async function impediment({ flowTeamId, teamId, actors }: World, over: object = {}) {
  const { nextImpedimentNumber } = await db().flowTeam.update({ where: { id: flowTeamId }, data: { nextImpedimentNumber: { increment: 1 } } });
  const { id } = await db().impediment.create({ data: { flowTeamId, number: nextImpedimentNumber - 1, title: "In the way", teamId, raisedById: actors.developer.personId, ...over } });
  return { flowTeamId, impedimentId: id };
}

/** Who keeps a Risk of the team that its Developer raised. */
const riskKeepers = ["cpo", "csm", "architect", "po", "sm", "developer"] as const;
const impedimentKeepers = ["csm", "sm", "developer"] as const;
const resolvers = ["csm", "sm"] as const;

export const dependenciesTable: Record<string, Row> = {
  "dependencies.stepDependency": {
    may: ["otherPo"],
    input: async (world) => ({ ...(await dependency(world)), act: "accept", promisedForSprint: 2 }),
  },
  "dependencies.takeBackStep": {
    may: ["otherPo", "otherSm", "otherDeveloper"],
    input: async (world) => {
      const seen = { state: "in_progress", promisedForSprint: null, answer: "" };
      const input = await dependency(world);
      await db().dependency.update({ where: { id: input.dependencyId }, data: { state: "in_progress" } });
      return { ...input, act: "start", seen, to: { ...seen, state: "accepted" } };
    },
  },

  "dependencies.raiseRisk": { may: members, input: ({ flowTeamId }) => ({ flowTeamId, title: "The crane may not come" }) },
  "dependencies.editRisk": {
    may: riskKeepers,
    input: async (world) => ({ ...(await risk(world)), edits: { probability: edit(3, 5) } }),
  },
  "dependencies.closeRisk": { may: riskKeepers, input: (world) => risk(world) },
  "dependencies.reopenRisk": { may: riskKeepers, input: (world) => risk(world, { closedAt: new Date() }) },
  "dependencies.deleteRisk": { may: riskKeepers, input: (world) => risk(world) },
  "dependencies.restoreRisk": { may: riskKeepers, input: (world) => risk(world, { deletedAt: new Date() }) },

  "dependencies.raiseImpediment": { may: members, input: ({ flowTeamId, teamId }) => ({ flowTeamId, title: "No test ship", teamId }) },
  "dependencies.editImpediment": {
    may: impedimentKeepers,
    input: async (world) => ({ ...(await impediment(world)), edits: { title: edit("In the way", "Still in the way") } }),
  },
  "dependencies.escalateImpediment": { may: resolvers, input: (world) => impediment(world) },
  "dependencies.takeImpedimentBack": { may: resolvers, input: (world) => impediment(world, { escalatedAt: new Date() }) },
  "dependencies.resolveImpediment": {
    may: resolvers,
    input: async (world) => ({ ...(await impediment(world)), resolution: "The ship is here" }),
  },
  "dependencies.reopenImpediment": { may: resolvers, input: (world) => impediment(world, { resolvedAt: new Date(), resolution: "Done" }) },
  "dependencies.deleteImpediment": { may: impedimentKeepers, input: (world) => impediment(world) },
  "dependencies.restoreImpediment": { may: impedimentKeepers, input: (world) => impediment(world, { deletedAt: new Date() }) },
};
