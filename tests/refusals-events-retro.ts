// biome-ignore-all format: a table, one row a line
import type { RetroPhase } from "@/lib/domain/events/room";
import { db } from "@/lib/server/db";
import { makeEvent } from "./event-rows";
import type { Row } from "./refusals-table";
import type { World } from "./refusals-world";

const edit = <T>(seen: unknown, to: T) => ({ seen, to });

/** Who takes part in a Flow Sprint Retrospective. */
const leadership = ["cpo", "csm", "architect", "po", "sm", "otherPo", "otherSm"] as const;

/** A Flow Sprint Retrospective in a phase, with two cards of the team's SM on the table. */
async function retro({ flowTeamId, actors }: World, phase: RetroPhase) {
  const event = await makeEvent({ flowTeamId, kind: "flow_retrospective", stage: { phase } });
  // One room for all tries: what was written in it before would fill it up.
  await db().secret.deleteMany({ where: { eventId: event.id } });
  const cards = await db().retroCard.createManyAndReturn({
    data: ["Slow builds", "Good demos"].map((text) => ({ eventId: event.id, column: "idea", text })),
  });
  await db().secret.createMany({
    data: cards.map(({ id }) => ({ eventId: event.id, kind: "author" as const, itemId: id, personId: actors.sm.personId })),
  });
  const [cardId = "", otherId = ""] = cards.map(({ id }) => id);
  return { input: { flowTeamId, key: event.key }, cardId, otherId };
}

const card = (phase: RetroPhase) => async (world: World) => {
  const { input, cardId } = await retro(world, phase);
  return { ...input, cardId };
};

/** An Improvement of the Flow Team, from a retrospective that is over, owned by the Developer. */
async function improvement({ flowTeamId, actors }: World, over: object = {}) {
  const { nextImprovementNumber: number } = await db().flowTeam.update({ where: { id: flowTeamId }, data: { nextImprovementNumber: { increment: 1 } } });
  const { id } = await db().improvement.create({
    data: { flowTeamId, number, sprintNumber: 2, title: "Faster builds", ownerId: actors.developer.personId, rank: `a${number}`.padEnd(12, "0").concat("1"), createdAt: new Date(), ...over },
  });
  return { flowTeamId, improvementId: id };
}

/** The CSM leads the Flow Team's retrospectives; the owner is the Developer. */
const keepers = ["csm", "developer"] as const;

/** The commands of retrospectives and Improvements. */
export const retroTable: Record<string, Row> = {
  "events.writeCard": {
    may: leadership,
    input: async (world) => ({ ...(await retro(world, "writing")).input, column: "idea", text: "Write tests first" }),
  },
  "events.editCard": {
    may: ["sm"],
    input: async (world) => ({ ...(await card("writing")(world)), column: "idea", text: "Slow tests" }),
  },
  "events.removeCard": { may: ["sm"], input: card("writing") },
  "events.restoreCard": {
    may: ["sm"],
    input: async (world) => {
      const input = await card("writing")(world);
      await db().retroCard.update({ where: { id: input.cardId }, data: { deletedAt: new Date() } });
      return input;
    },
  },
  "events.groupCards": {
    may: leadership,
    input: async (world) => {
      const { input, cardId, otherId } = await retro(world, "grouping");
      return { ...input, cardId, ontoId: otherId };
    },
  },
  "events.ungroupCards": {
    may: leadership,
    input: async (world) => {
      const { input, cardId, otherId } = await retro(world, "grouping");
      await db().retroCard.update({ where: { id: cardId }, data: { groupId: otherId } });
      return { ...input, cardIds: [cardId] };
    },
  },
  "events.giveDots": {
    may: ["csm"],
    input: async (world) => ({ ...(await retro(world, "grouping")).input, seen: 6, dots: 4 }),
  },
  "events.voteAgain": { may: ["csm"], input: async (world) => ({ ...(await retro(world, "deciding")).input, seenRound: 1 }) },
  "events.placeDot": { may: leadership, input: card("voting") },
  "events.takeDot": { may: leadership, input: card("voting") },

  "events.addImprovement": {
    may: leadership,
    input: async (world) => ({ ...(await retro(world, "deciding")).input, title: "Build in the cloud" }),
  },
  "events.editImprovement": {
    may: keepers,
    input: async (world) => ({ ...(await improvement(world)), edits: { measure: edit("", "Minutes of a build") } }),
  },
  "events.reorderImprovement": { may: keepers, input: async (world) => ({ ...(await improvement(world)), afterId: null }) },
  "events.settleImprovement": {
    may: keepers,
    input: async (world) => ({ ...(await improvement(world)), state: "done", effect: "Builds take 4 minutes" }),
  },
  "events.deleteImprovement": { may: keepers, input: (world) => improvement(world) },
  "events.restoreImprovement": { may: keepers, input: (world) => improvement(world, { deletedAt: new Date() }) },
};
