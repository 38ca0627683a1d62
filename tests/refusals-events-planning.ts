// biome-ignore-all format: a table, one row a line
import { rankBetween } from "@/lib/domain/backlog/ranks";
import { db } from "@/lib/server/db";
import type { Row } from "./refusals-table";
import { type World, make } from "./refusals-world";

const edit = <T>(seen: unknown, to: T) => ({ seen, to });

/** An Epic that is Ready (BLG-1). */
async function readyEpic(world: World): Promise<string> {
  const id = await make.epic(world);
  await db().epic.update({ where: { id }, data: { value: 5, effort: 8, riskNote: "Shoals", acceptanceConditions: ["It floats"], feasibility: "feasible" } });
  return id;
}

async function claim(world: World) {
  const named = { flowTeamId: world.flowTeamId, sprintNumber: 1, epicId: await readyEpic(world), teamId: world.teamId };
  await db().claim.create({ data: { ...named, points: 5, claimedAt: new Date() } });
  return named;
}

async function objective(world: World, deletedAt: Date | null = null) {
  const { flowTeamId } = world;
  const last = await db().objective.findFirst({ where: { flowTeamId }, orderBy: { rank: "desc" } });
  const made = await db().objective.create({
    data: { flowTeamId, sprintNumber: 1, text: "Round the light", rank: rankBetween(last?.rank ?? null, null), createdAt: new Date(), deletedAt, epics: { create: { epicId: await make.epic(world) } } },
  });
  return { flowTeamId, objectiveId: made.id };
}

/** Objectives and claims. */
export const planningTable: Record<string, Row> = {
  "events.addObjective": { may: ["cpo"], input: async (world) => ({ flowTeamId: world.flowTeamId, sprintNumber: 1, text: "Round the light", epicIds: [await make.epic(world)] }) },
  "events.editObjective": { may: ["cpo"], input: async (world) => ({ ...(await objective(world)), edits: { text: edit("Round the light", "Round both lights") } }) },
  "events.moveObjective": { may: ["cpo"], input: async (world) => ({ ...(await objective(world)), afterId: null }) },
  "events.deleteObjective": { may: ["cpo"], input: (world) => objective(world) },
  "events.restoreObjective": { may: ["cpo"], input: (world) => objective(world, new Date()) },
  "events.claimEpic": { may: ["po"], input: async (world) => ({ flowTeamId: world.flowTeamId, sprintNumber: 1, epicId: await readyEpic(world), teamId: world.teamId, points: 5 }) },
  "events.changeClaim": { may: ["po"], input: async (world) => ({ ...(await claim(world)), points: edit(5, 8) }) },
  "events.withdrawClaim": { may: ["csm", "po"], input: (world) => claim(world) },
};
