// biome-ignore-all format: a table, one row a line
import { randomUUID } from "node:crypto";
import { db } from "@/lib/server/db";
import { makeEvent } from "./event-rows";
import { makeStory } from "./factories";
import type { Row } from "./refusals-table";
import { type World, make } from "./refusals-world";

/** Those whom the contract brings to a Review. */
const brought = ["cpo", "csm", "po", "sm", "developer", "otherPo", "otherSm", "otherDeveloper", "stakeholder"] as const;
const keepers = ["csm", "cpo", "po", "sm", "otherPo", "otherSm"] as const;

const review = async ({ flowTeamId }: World) => makeEvent({ flowTeamId, kind: "review" });

async function doneStory({ flowTeamId, teamId }: World): Promise<string> {
  return (await makeStory({ flowTeamId, teamId, title: "Berth list", status: "done" })).id;
}

/** The open Review of Flow Sprint 1 with one demo, the only one. */
async function demo(world: World) {
  const event = await review(world);
  const storyId = await doneStory(world);
  await db().demo.deleteMany({ where: { eventId: event.id } });
  await db().demo.create({ data: { eventId: event.id, storyId, rank: "a0" } });
  return { flowTeamId: world.flowTeamId, key: event.key, storyId };
}

async function feedback(world: World, over: object = {}) {
  const event = await review(world);
  const { flowTeamId, actors } = world;
  const { id } = await db().feedback.create({ data: { flowTeamId, eventId: event.id, text: "The map is small", authorId: actors.stakeholder.personId, createdAt: new Date(), ...over } });
  return { flowTeamId, feedbackId: id };
}

/** The commands of a Flow Sprint Review. */
export const reviewTable: Record<string, Row> = {
  "events.addDemos": {
    may: keepers,
    input: async (world) => ({ flowTeamId: world.flowTeamId, key: (await review(world)).key, storyIds: [await doneStory(world)] }),
  },
  "events.removeDemo": { may: keepers, input: (world) => demo(world) },
  "events.rankDemo": {
    may: keepers,
    input: async (world) => {
      const input = await demo(world);
      const { id: eventId } = await review(world);
      const other = await doneStory(world);
      await db().demo.create({ data: { eventId, storyId: other, rank: "a1" } });
      return { ...input, place: { at: "after", storyId: other } };
    },
  },
  "events.presentDemo": { may: keepers, input: async (world) => ({ ...(await demo(world)), presenterId: world.actors.developer.personId }) },
  "events.showDemo": { may: ["csm", "cpo"], input: async (world) => ({ ...(await demo(world)), seen: null }) },
  "events.giveFeedback": {
    may: brought,
    input: async (world) => ({ flowTeamId: world.flowTeamId, key: (await review(world)).key, text: "The map is small" }),
  },
  "events.react": { may: brought, input: async (world) => ({ ...(await demo(world)), kind: "applause", isOn: true }) },
  "events.turnFeedback": { may: ["cpo"], input: async (world) => ({ ...(await feedback(world)), into: "Story", title: "A larger map" }) },
  "events.declineFeedback": { may: ["cpo"], input: async (world) => ({ ...(await feedback(world)), answer: "It has the size of the chart" }) },
  "events.reopenFeedback": { may: ["cpo"], input: (world) => feedback(world, { state: "declined", answer: "No" }) },
  "events.validateEpic": {
    may: ["cpo"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, key: (await review(world)).key, epicId: await make.epic(world) }),
  },
  "events.holdEpicBack": {
    may: ["cpo"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, key: (await review(world)).key, epicId: await make.epic(world), missing: "The night view" }),
  },
  "events.judgeGoal": {
    may: ["csm", "cpo"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, key: (await review(world)).key, is: "reached" }),
  },
  "events.createEventLink": { may: ["csm", "cpo"], input: async (world) => ({ flowTeamId: world.flowTeamId, key: (await review(world)).key }) },
  "events.revokeEventLink": {
    may: ["csm", "cpo"],
    input: async (world) => {
      const event = await review(world);
      const { id } = await db().eventLink.create({ data: { eventId: event.id, tokenHash: randomUUID(), createdAt: new Date() } });
      return { flowTeamId: world.flowTeamId, key: event.key, linkId: id };
    },
  },
};
