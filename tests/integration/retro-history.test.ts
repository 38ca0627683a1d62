import { beforeAll, describe, expect, it } from "vitest";
import type { HistoryPage } from "@/lib/domain/history-words";
import { db } from "@/lib/server/db";
import { addAction, deleteAction, editAction, restoreAction } from "@/lib/server/events/action-commands";
import { closeEvent } from "@/lib/server/events/close-commands";
import { addAddendum, addNote, removeNote, restoreNote, settleNote } from "@/lib/server/events/note-commands";
import { extendStep } from "@/lib/server/events/room-commands";
import { callOffEvent } from "@/lib/server/events/schedule-commands";
import { historyView } from "@/lib/server/history-queries";
import { undo } from "@/lib/server/undo";
import { serveViewTo } from "@/lib/server/view";
import { granted } from "../answers";
import { makeEvent } from "../event-rows";
import { type World, makeWorld } from "../refusals-world";

let world: World;
let team: { id: string; slug: string };

beforeAll(async () => {
  world = await makeWorld();
  team = await db().scrumTeam.findUniqueOrThrow({ where: { id: world.teamId }, select: { id: true, slug: true } });
});

/** History as a Member of another Scrum Team gets it: of one item, or of all. */
async function readByAnother(itemId: string | null): Promise<{ body: string; page: HistoryPage }> {
  const view = historyView({ itemId, before: null });
  const request = new Request("http://localhost");
  const answer = await serveViewTo(world.actors.otherDeveloper, request, world.flowTeam.slug, view);
  expect(answer.status).toBe(200);
  const body = await answer.text();
  return { body, page: JSON.parse(body) as HistoryPage };
}

/** All that can be said and agreed in a retrospective, each with the word "whisper" in it; and its close. */
async function holdRetrospective(kind: "team_retrospective" | "flow_retrospective", sprintNumber: number) {
  const { flowTeamId } = world;
  const { sm, csm } = world.actors;
  const ofTeam = kind === "team_retrospective";
  const event = await makeEvent({
    flowTeamId,
    kind,
    sprintNumber,
    stage: { phase: "deciding" },
    // Who overrides is of the room: here because it was handed to them.
    facilitatorId: csm.personId,
    ...(ofTeam && { team }),
  });
  const room = { flowTeamId, key: event.key };
  const { id: noteId } = granted(await addNote.run(sm, { ...room, kind: "decision", text: "whisper: a decision" }));
  granted(await removeNote.run(sm, { ...room, noteId }));
  granted(await restoreNote.run(sm, { ...room, noteId }));
  const parked = granted(await addNote.run(sm, { ...room, kind: "parked", text: "whisper: parked" }));
  granted(await settleNote.run(sm, { ...room, noteId: parked.id, isDone: true }));
  granted(await extendStep.run(csm, { ...room, step: 0, minutes: 5, reason: "whisper: a reason" }));
  const ownerId = world.actors.developer.personId;
  const { id: actionId } = granted(await addAction.run(sm, { ...room, text: "whisper: to do", ownerId }));
  const edits = { text: { seen: "whisper: to do", to: "whisper: to do now" } };
  const edited = await editAction.run(sm, { flowTeamId, actionId, edits });
  granted(edited);
  granted(await deleteAction.run(sm, { flowTeamId, actionId }));
  granted(await restoreAction.run(sm, { flowTeamId, actionId }));
  granted(await closeEvent.run(csm, { ...room, overrideReason: "whisper: an override" }));
  granted(await addAddendum.run(sm, { ...room, text: "whisper: an addendum" }));
  return { eventId: event.id, actionId, editedBy: edited.ok ? edited.commandId : "" };
}

const inRoom = ["addNote", "removeNote", "restoreNote", "addNote", "settleNote", "extendStep", "closeEvent"];
const onAction = ["addAction", "editAction", "deleteAction", "restoreAction"];
const named = (commands: readonly string[]) => commands.map((name) => `events.${name}`);
const toldOf = ({ entries }: HistoryPage) => entries.map(({ command }) => command).toReversed();

describe("history of a Team Sprint Retrospective", () => {
  it("tells Members who did what, and nothing of what was said or agreed", async () => {
    const { eventId, actionId, editedBy } = await holdRetrospective("team_retrospective", 1);
    const [ofEvent, ofAction, ofAll] = await Promise.all([eventId, actionId, null].map(readByAnother));
    for (const read of [ofEvent, ofAction, ofAll]) {
      expect(read?.body).not.toContain("whisper");
      expect(read?.body).not.toContain('"undo"');
    }
    if (!ofEvent || !ofAction) throw new Error("Both were read.");
    expect(toldOf(ofEvent.page)).toEqual(named([...inRoom, "addAddendum"]));
    expect(toldOf(ofAction.page)).toEqual(named(onAction));
    for (const { by, item } of ofAction.page.entries) {
      expect(by?.id).toBe(world.actors.sm.personId);
      expect(item.title).toMatch(/^A-\d+$/);
    }
    // Nor is it there for another reader of history to show.
    const kept = await db().auditEntry.findMany({
      where: { itemId: { in: [eventId, actionId] } },
      select: { itemTitle: true, before: true, after: true, reason: true },
    });
    expect(JSON.stringify(kept)).not.toContain("whisper");
    // What takes it back is.
    granted(await undo.run(world.actors.sm, { commandId: editedBy }));
    const { text } = await db().actionItem.findUniqueOrThrow({ where: { id: actionId } });
    expect(text).toBe("whisper: to do");
    expect((await readByAnother(actionId)).body).not.toContain("whisper");
  });

  it("is told without its words where it was written down with them", async () => {
    const { flowTeamId, actors } = world;
    const { id: eventId } = await makeEvent({ flowTeamId, kind: "team_retrospective", sprintNumber: 2, team });
    const draft = { flowTeamId, eventId, kind: "team_retrospective" as const, teamId: team.id, number: 900 };
    const action = await db().actionItem.create({ data: { ...draft, text: "whisper: to do", createdAt: new Date() } });
    const entry = { at: new Date(), flowTeamId, actorId: actors.sm.personId };
    const event = { itemKind: "Event", itemId: eventId, itemTitle: "Team Sprint Retrospective of Bedrock, S2" };
    const item = { itemKind: "Action item", itemId: action.id, itemTitle: "A-900 whisper: to do" };
    const told = [
      { ...event, command: "events.addNote", after: { decision: "whisper: a decision" } },
      { ...event, command: "events.extendStep", after: { minutes: 5 }, reason: "whisper: a reason" },
      { ...item, command: "events.deleteAction", before: { text: "whisper: to do" } },
    ];
    await db().auditEntry.createMany({
      data: told.map((one) => ({ ...entry, ...one, commandId: crypto.randomUUID() })),
    });
    for (const itemId of [eventId, action.id, null]) {
      const { body, page } = await readByAnother(itemId);
      expect(body).not.toContain("whisper");
      expect(page.entries.length).toBeGreaterThan(0);
    }
  });

  it("keeps what the calendar of events shows all, such as why it was called off", async () => {
    const { flowTeamId, actors } = world;
    const event = await makeEvent({
      flowTeamId,
      kind: "team_retrospective",
      sprintNumber: 3,
      team,
      state: "scheduled",
    });
    granted(await callOffEvent.run(actors.sm, { flowTeamId, key: event.key, reason: "Storm on the quay" }));
    expect((await readByAnother(event.id)).page.entries).toMatchObject([
      { command: "events.callOffEvent", reason: "Storm on the quay", after: { state: "called_off" } },
    ]);
  });
});

it("history of a Flow Sprint Retrospective tells all Members what was said", async () => {
  const { eventId, actionId } = await holdRetrospective("flow_retrospective", 1);
  const { body } = await readByAnother(eventId);
  for (const said of ["a decision", "parked", "a reason", "an override", "an addendum"]) {
    expect(body).toContain(`whisper: ${said}`);
  }
  expect((await readByAnother(actionId)).body).toContain("whisper: to do now");
});
