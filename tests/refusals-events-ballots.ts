// biome-ignore-all format: a table, one row a line
import { fistOfFive } from "@/lib/domain/events/ballots";
import { db } from "@/lib/server/db";
import { makeEvent } from "./event-rows";
import type { Row } from "./refusals-table";
import type { World } from "./refusals-world";

/** A confidence vote in Flow Sprint Planning 2 of Flow Sprint 1, alone in its room. */
async function ballot({ flowTeamId }: World, state: "voting" | "revealed" = "voting") {
  const event = await makeEvent({ flowTeamId, kind: "planning_2" });
  await db().ballot.deleteMany({ where: { eventId: event.id } });
  const made = await db().ballot.create({ data: { eventId: event.id, kind: "confidence", state, deck: [...fistOfFive], openedAt: new Date() } });
  return { flowTeamId, key: event.key, ballotId: made.id };
}

/** The commands of votes in a room. */
export const ballotsTable: Record<string, Row> = {
  "events.openBallot": {
    may: ["csm"],
    input: async (world) => {
      const { flowTeamId, key, ballotId } = await ballot(world);
      await db().ballot.delete({ where: { id: ballotId } });
      return { flowTeamId, key, kind: "confidence" };
    },
  },
  "events.castVote": { may: ["csm", "cpo", "po", "sm", "otherPo", "otherSm"], input: async (world) => ({ ...(await ballot(world)), round: 1, value: "4" }) },
  "events.revealBallot": { may: ["csm"], input: async (world) => ({ ...(await voted(world)), round: 1 }) },
  "events.anotherRound": { may: ["csm"], input: async (world) => ({ ...(await ballot(world, "revealed")), round: 1 }) },
  "events.withdrawBallot": { may: ["csm"], input: (world) => ballot(world) },
  "events.settleBallot": { may: ["csm"], input: async (world) => ({ ...(await ballot(world, "revealed")), result: "4" }) },
};

/** A vote somebody who is known has taken part in. */
async function voted(world: World) {
  const made = await ballot(world);
  const { eventId } = await db().ballot.findUniqueOrThrow({ where: { id: made.ballotId }, select: { eventId: true } });
  await db().secret.create({ data: { eventId, kind: "vote", itemId: made.ballotId, personId: world.actors.po.personId, value: "4" } });
  return made;
}
