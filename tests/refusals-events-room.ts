// biome-ignore-all format: a table, one row a line
import { db } from "@/lib/server/db";
import { makeEvent } from "./event-rows";
import type { Row } from "./refusals-table";
import type { World } from "./refusals-world";

/** Who a Scrum of Scrums is for: leadership and every team's PO and SM. */
const inTheRoom = ["csm", "cpo", "architect", "po", "sm", "otherPo", "otherSm"] as const;

/** An open Scrum of Scrums whose lead is nobody's by name. */
async function room({ flowTeamId }: World, draft: Partial<Parameters<typeof makeEvent>[0]> = {}) {
  const event = await makeEvent({ flowTeamId, kind: "scrum_of_scrums", ...draft });
  return { flowTeamId, key: event.key };
}

/** A note in it that the CSM wrote. */
async function note(world: World, kind: "decision" | "parked", deletedAt: Date | null = null) {
  const { flowTeamId, key } = await room(world);
  const event = await db().flowSprintEvent.findUniqueOrThrow({ where: { flowTeamId_key: { flowTeamId, key } } });
  const data = { eventId: event.id, kind, text: "Weigh anchor", authorId: world.actors.csm.personId, createdAt: new Date(), deletedAt };
  return { flowTeamId, key, noteId: (await db().eventNote.create({ data })).id };
}

/** An action item of the Scrum of Scrums that the PO owns. */
async function action(world: World, deletedAt: Date | null = null): Promise<{ flowTeamId: string; actionId: string }> {
  const { flowTeamId, key } = await room(world);
  const event = await db().flowSprintEvent.findUniqueOrThrow({ where: { flowTeamId_key: { flowTeamId, key } } });
  const { nextActionNumber } = await db().flowTeam.update({ where: { id: flowTeamId }, data: { nextActionNumber: { increment: 1 } } });
  const data = { flowTeamId, number: nextActionNumber - 1, eventId: event.id, kind: event.kind, text: "Ask the yard", ownerId: world.actors.po.personId, createdAt: new Date(), deletedAt };
  return { flowTeamId, actionId: (await db().actionItem.create({ data })).id };
}

/** The commands of every room. */
export const roomTable: Record<string, Row> = {
  "events.openEvent": { may: ["csm"], input: (world) => room(world, { state: "scheduled" }) },
  "events.shutEvent": { may: ["csm"], input: (world) => room(world, { sprintNumber: 2 }) },
  "events.pauseEvent": { may: ["csm"], input: (world) => room(world) },
  "events.resumeEvent": { may: ["csm"], input: (world) => room(world) },
  "events.goToStep": { may: ["csm"], input: async (world) => ({ ...(await room(world)), seen: 0, to: 1 }) },
  "events.extendStep": { may: ["csm"], input: async (world) => ({ ...(await room(world)), step: 0, minutes: 5, reason: "A long report" }) },
  "events.handOverFacilitation": { may: ["csm"], input: async (world) => ({ ...(await room(world)), personId: world.actors.csm.personId }) },
  "events.takeFacilitation": { may: ["csm"], input: (world) => room(world) },
  "events.attendEvent": { may: inTheRoom, input: (world) => room(world) },
  "events.sayReady": { may: inTheRoom, input: async (world) => ({ ...(await room(world)), step: 0 }) },
  "events.takeTurn": { may: ["csm"], input: async (world) => ({ ...(await room(world)), seen: null, turn: world.teamId }) },
  "events.setPhase": { may: ["csm"], input: async (world) => ({ ...(await room(world, { kind: "flow_retrospective", stage: { phase: "writing" } })), seen: "writing", phase: "grouping" }) },
  "events.addNote": { may: inTheRoom, input: async (world) => ({ ...(await room(world)), kind: "decision", text: "Weigh anchor" }) },
  "events.removeNote": { may: ["csm"], input: (world) => note(world, "decision") },
  "events.restoreNote": { may: ["csm"], input: (world) => note(world, "decision", new Date()) },
  "events.settleNote": { may: ["csm"], input: async (world) => ({ ...(await note(world, "parked")), isDone: true }) },
  "events.sayNone": { may: ["csm"], input: async (world) => ({ ...(await room(world)), output: "actions", isNone: true }) },
  "events.addAddendum": { may: inTheRoom, input: async (world) => ({ ...(await room(world, { state: "closed", ordinal: 2 })), text: "It was Tuesday" }) },
  "events.addAction": { may: inTheRoom, input: async (world) => ({ ...(await room(world)), text: "Ask the yard" }) },
  "events.editAction": { may: ["csm", "po"], input: async (world) => ({ ...(await action(world)), edits: { state: { seen: "open", to: "done" } } }) },
  "events.deleteAction": { may: ["csm", "po"], input: (world) => action(world) },
  "events.restoreAction": { may: ["csm", "po"], input: (world) => action(world, new Date()) },
  "events.closeEvent": { may: ["csm"], needsOwnWorld: true, input: async (world) => ({ ...(await room(world)), overrideReason: "The tide is out" }) },
};
