import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { usedBy } from "@/lib/domain/events/clock";
import { contracts } from "@/lib/domain/events/contracts";
import type { Minutes } from "@/lib/domain/events/minutes";
import type { RoomView } from "@/lib/domain/events/room";
import { db } from "@/lib/server/db";
import { addAction, editAction } from "@/lib/server/events/action-commands";
import { closeEvent } from "@/lib/server/events/close-commands";
import { clockOf } from "@/lib/server/events/event-state";
import { addAddendum, addNote, removeNote, sayNone } from "@/lib/server/events/note-commands";
import {
  attendEvent,
  extendStep,
  goToStep,
  handOverFacilitation,
  openEvent,
  pauseEvent,
  resumeEvent,
  sayReady,
  shutEvent,
  takeFacilitation,
} from "@/lib/server/events/room-commands";
import { roomViewJson } from "@/lib/server/events/room-queries";
import { writtenViewJson } from "@/lib/server/events/room-written";
import { endRole } from "@/lib/server/flow-teams/role-commands";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, actorOf, makeDependency, makeFlowTeam, makeRole } from "../factories";
import { setCalendar } from "@/lib/server/calendar/commands";

let flowTeamId: string;
let teamId: string;
let otherTeamId: string;
let csm: Actor;
let cpo: Actor;
let po: Actor;
let sm: Actor;
/** Each test has a Scrum of Scrums of its own. */
let key: string;
let sprint = 0;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  [teamId = "", otherTeamId = ""] = teams.map(({ id }) => id);
  csm = await actorIn(flowTeamId, "csm");
  cpo = await actorIn(flowTeamId, "cpo");
  po = await actorIn(flowTeamId, "po", teamId);
  sm = await actorIn(flowTeamId, "sm", teamId);
  granted(await setCalendar.run(csm, { flowTeamId, startsOn: "2030-01-07", sprintWeeks: 2, milestoneSprints: 4 }));
});

beforeEach(() => {
  sprint += 1;
  key = `s${sprint}-scrum-of-scrums-1`;
});

const room = () => ({ flowTeamId, key });
const open = async () => granted(await openEvent.run(csm, room()));
const seen = async () => JSON.parse((await roomViewJson(flowTeamId, key)) ?? "null") as RoomView;
const row = () => db().flowSprintEvent.findUniqueOrThrow({ where: { flowTeamId_key: room() } });
/** Sets the clock back: the step that is on has run for so long. */
const runFor = (minutes: number) =>
  db().flowSprintEvent.update({
    where: { flowTeamId_key: room() },
    data: { runningSince: new Date(Date.now() - minutes * 60_000) },
  });
const close = (overrideReason: string | null = null) => closeEvent.run(csm, { ...room(), overrideReason });

describe("a room", () => {
  it("opens with the clock of its time-box, at the place the schedule gave it", async () => {
    const before = await seen();
    expect(before).toMatchObject({ event: { state: "scheduled", id: null }, openedAt: null });
    await open();
    const { event, clock, facilitatorId } = await seen();
    expect(event).toMatchObject({ state: "running", startsAt: before.event.startsAt, minutes: before.event.minutes });
    expect(facilitatorId).toBe(csm.personId);
    expect(clock.steps.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(event.minutes * 60);
    expect(clock).toMatchObject({ step: 0, runningSince: expect.any(Number) });
  });

  it("is led on once when two facilitators press next at once", async () => {
    await open();
    const presses = await Promise.all([
      goToStep.run(csm, { ...room(), seen: 0, to: 1 }),
      goToStep.run(csm, { ...room(), seen: 0, to: 1 }),
    ]);
    for (const press of presses) granted(press);
    expect((await seen()).clock.step).toBe(1);
    const told = await db().auditEntry.findMany({ where: { itemId: (await row()).id, command: "events.goToStep" } });
    expect(told).toHaveLength(1);
  });

  it("says where it is when somebody led it elsewhere meanwhile", async () => {
    // Three steps: in a room of two, who presses late wants the step it is at.
    key = `s${sprint}-planning-1`;
    await open();
    granted(await goToStep.run(csm, { ...room(), seen: 0, to: 1 }));
    expect(refused(await goToStep.run(csm, { ...room(), seen: 0, to: 2 }))).toMatchObject({
      code: "stale",
      message: "The room is at “Teams claim Epics and name dependencies” already.",
      wayOut: "Look where the room is now, then go on from there.",
    });
    expect((await seen()).clock.step).toBe(1);
    granted(await goToStep.run(csm, { ...room(), seen: 1, to: 2 }));
    expect(refused(await goToStep.run(csm, { ...room(), seen: 2, to: 5 })).code).toBe("not_found");
  });

  it("is led by one of two facilitators who press for different steps at once, and the other is told where it is", async () => {
    key = `s${sprint}-planning-1`;
    await open();
    granted(await handOverFacilitation.run(csm, { ...room(), personId: po.personId }));
    const presses = await Promise.all([
      goToStep.run(csm, { ...room(), seen: 0, to: 1 }),
      goToStep.run(po, { ...room(), seen: 0, to: 2 }),
    ]);
    const { step } = (await seen()).clock;
    const [won, lost] = step === 1 ? presses : [presses[1], presses[0]];
    granted(won);
    const at = contracts.planning_1.steps[step]?.name;
    expect(refused(lost)).toMatchObject({ code: "stale", message: `The room is at “${at}” already.` });
    const told = await db().auditEntry.findMany({ where: { itemId: (await row()).id, command: "events.goToStep" } });
    expect(told).toMatchObject([{ after: { step } }]);
  });

  it("marks who is ready to go on and counts them, until it is at the next step", async () => {
    await open();
    const ready = async () => {
      const { people, clock } = await seen();
      return people.filter(({ readyStep }) => readyStep === clock.step).map(({ id }) => id);
    };
    expect(await ready()).toEqual([]);
    for (const actor of [po, sm]) granted(await sayReady.run(actor, { ...room(), step: 0 }));
    expect((await ready()).toSorted()).toEqual([po.personId, sm.personId].toSorted());
    // Who says so is here.
    expect((await seen()).people.find(({ id }) => id === po.personId)?.joinedAt).not.toBeNull();
    granted(await sayReady.run(po, { ...room(), step: null }));
    expect(await ready()).toEqual([sm.personId]);
    granted(await goToStep.run(csm, { ...room(), seen: 0, to: 1 }));
    expect(await ready()).toEqual([]);
    // Pressed before the step changed and heard after it: of the step left, not of the one that is on.
    granted(await sayReady.run(po, { ...room(), step: 0 }));
    expect(await ready()).toEqual([]);
    granted(await sayReady.run(po, { ...room(), step: 1 }));
    expect(await ready()).toEqual([po.personId]);
  });

  it("keeps each step's time through pauses, and what was used comes back after a restart", async () => {
    await open();
    const { id } = await row();
    const since = new Date(Date.now() - 90_000);
    await db().flowSprintEvent.update({ where: { id }, data: { runningSince: since } });
    granted(await pauseEvent.run(csm, room()));
    const stopped = clockOf(await row());
    expect(stopped.runningSince).toBeNull();
    expect(usedBy(stopped, 0, Date.now())).toBeCloseTo(90, -1);
    granted(await pauseEvent.run(csm, room()));
    granted(await resumeEvent.run(csm, room()));
    granted(await goToStep.run(csm, { ...room(), seen: 0, to: 1 }));
    const clock = clockOf(await row());
    expect(clock.steps[0]?.used).toBeGreaterThanOrEqual(90);
    expect(clock.steps[1]?.used).toBe(0);
    expect(clock.runningSince).not.toBeNull();
  });

  it("gives a step more time with a reason that stays", async () => {
    await open();
    const given = (await seen()).clock.steps[0]?.seconds ?? 0;
    granted(await extendStep.run(csm, { ...room(), step: 0, minutes: 10, reason: "Two teams are late" }));
    const { clock, notes } = await seen();
    expect(clock.steps[0]?.seconds).toBe(given + 600);
    expect(notes).toMatchObject([{ kind: "extension", text: expect.stringContaining("Two teams are late") }]);
  });

  it("is led by whom it was handed to, until who leads by role takes it back", async () => {
    await open();
    const words = refused(await goToStep.run(po, { ...room(), seen: 0, to: 1 }));
    expect(words).toMatchObject({ code: "forbidden", wayOut: expect.stringContaining("hand facilitation over") });
    granted(await handOverFacilitation.run(csm, { ...room(), personId: po.personId }));
    granted(await goToStep.run(po, { ...room(), seen: 0, to: 1 }));
    refused(await takeFacilitation.run(sm, room()));
    granted(await takeFacilitation.run(csm, room()));
    refused(await goToStep.run(po, { ...room(), seen: 1, to: 0 }));
    granted(await close("That was it"));
    expect((await row()).minutesDocument).toMatchObject({
      facilitator: `${csm.name}, then ${po.name}, then ${csm.name}`,
      added: 0,
    });
  });

  it("opened by mistake is shut again: planned where it was, its clock and who came forgotten", async () => {
    await open();
    granted(await attendEvent.run(po, room()));
    granted(await goToStep.run(csm, { ...room(), seen: 0, to: 1 }));
    expect(refused(await shutEvent.run(po, room())).code).toBe("forbidden");
    granted(await shutEvent.run(csm, room()));
    granted(await shutEvent.run(csm, room()));
    expect(await row()).toMatchObject({
      state: "scheduled",
      openedAt: null,
      facilitatorId: null,
      dayOffset: null,
      startMinute: null,
      minutes: null,
      step: 0,
      steps: [],
    });
    expect((await seen()).people.every(({ joinedAt }) => joinedAt === null)).toBe(true);
    const told = await db().auditEntry.findMany({ where: { itemId: (await row()).id, command: "events.shutEvent" } });
    expect(told).toMatchObject([{ before: { state: "running" }, after: { state: "scheduled" } }]);
    await open();
  });

  it("stays open once something was done in it, until that is taken back", async () => {
    await open();
    const ends = { flowTeamId, neederTeamId: teamId, giverTeamId: otherTeamId };
    // Of those who came alone: what others raise meanwhile isn't of this room.
    granted(await attendEvent.run(po, room()));
    const { id } = await makeDependency({ ...ends, raisedById: po.personId });
    await makeDependency({ ...ends, raisedById: sm.personId });
    granted(await handOverFacilitation.run(csm, { ...room(), personId: po.personId }));
    granted(await addNote.run(csm, { ...room(), kind: "decision", text: "Sail" }));
    granted(await addAction.run(csm, { ...room(), text: "Mend the jib" }));
    expect(refused(await shutEvent.run(csm, room()))).toMatchObject({
      message: expect.stringContaining("1 decision, 1 action item, 1 Dependency."),
    });
    // Said before anybody presses.
    const written = JSON.parse((await writtenViewJson(flowTeamId, room().key)) ?? "null");
    expect(written).toMatchObject({ decisions: 1, actions: 1, dependencies: 1, risks: 0 });
    await db().actionItem.deleteMany({ where: { flowTeamId, eventId: (await row()).id } });
    await db().dependency.update({ where: { id }, data: { deletedAt: new Date() } });
    granted(await removeNote.run(csm, { ...room(), noteId: (await seen()).notes[0]?.id ?? "" }));
    granted(await shutEvent.run(csm, room()));
    expect(await row()).toMatchObject({ state: "scheduled", facilitatorId: po.personId });
  });

  it("that is closed can't be shut", async () => {
    await makeEvent({ flowTeamId, kind: "scrum_of_scrums", sprintNumber: sprint, state: "closed" });
    expect(refused(await shutEvent.run(csm, room())).rule).toBe("EVT-2");
  });

  it("shuts out at once who is taken out of the Flow Team", async () => {
    await open();
    const { personId } = await makeRole({ flowTeamId, role: "developer", scrumTeamId: teamId });
    await db().eventGuest.create({ data: { eventId: (await row()).id, personId } });
    granted(await attendEvent.run(await actorOf(personId), room()));
    granted(await endRole.run(csm, { flowTeamId, personId, role: "developer", scrumTeamId: teamId }));
    expect(
      refused(await addNote.run(await actorOf(personId), { ...room(), kind: "decision", text: "Sail" })).code,
    ).toBe("not_found");
  });
});

describe("what comes of an event", () => {
  it("keeps it open while outputs are missing, and says which", async () => {
    await open();
    const words = refused(await close());
    expect(words).toMatchObject({ code: "rule", rule: "EVT-2", message: expect.stringContaining("Action items") });
    expect((await row()).state).toBe("running");
  });

  it("closes by the CSM's reason with minutes that say so, and is read-only from then on", async () => {
    await open();
    granted(await attendEvent.run(csm, room()));
    granted(await attendEvent.run(po, room()));
    granted(await addNote.run(po, { ...room(), kind: "decision", text: "Berth by Friday" }));
    const { id: removed } = granted(await addNote.run(po, { ...room(), kind: "decision", text: "Sail at dawn" }));
    granted(await removeNote.run(po, { ...room(), noteId: removed }));
    granted(await addAction.run(po, { ...room(), text: "Ask the yard", ownerId: sm.personId, dueOn: "2030-02-01" }));
    granted(await close("The yard is on fire"));
    const minutes = (await seen()).minutes as Minutes;
    expect(minutes).toMatchObject({
      name: "Scrum of Scrums",
      closedBy: csm.name,
      overrideReason: "The yard is on fire",
      decisions: [`Berth by Friday (${po.name})`],
      actions: [{ text: "Ask the yard", owner: sm.name, dueOn: "2030-02-01" }],
    });
    // From one source: the room lists none of its own beside them.
    expect((await seen()).actions).toEqual([]);
    expect(minutes.attendance.map(({ name }) => name).sort()).toEqual([csm.name, po.name].sort());
    expect(minutes.absent.map(({ name }) => name)).toContain(cpo.name);
    for (const answer of [
      await addNote.run(po, { ...room(), kind: "decision", text: "Late" }),
      await goToStep.run(csm, { ...room(), seen: 0, to: 1 }),
      await addAction.run(po, { ...room(), text: "Late" }),
      await close("Again"),
    ]) {
      expect(refused(answer)).toMatchObject({ rule: "EVT-2", wayOut: expect.stringContaining("addendum") });
    }
    const { id } = await row();
    await expect(db().flowSprintEvent.update({ where: { id }, data: { step: 1 } })).rejects.toThrow(
      /closed event stays/,
    );
    granted(await addAddendum.run(po, { ...room(), text: "It was Thursday" }));
    expect((await seen()).notes).toMatchObject([{}, {}, { kind: "addendum", text: "It was Thursday" }]);
  });

  it("says in its minutes what was planned, what each step used, and the overtime", async () => {
    await open();
    const given = (await seen()).clock.steps.map(({ seconds }) => seconds / 60);
    granted(await extendStep.run(csm, { ...room(), step: 1, minutes: 10, reason: "Much is open" }));
    await runFor(20);
    granted(await goToStep.run(csm, { ...room(), seen: 0, to: 1 }));
    await runFor(37);
    granted(await close("It is late"));
    const { minutesDocument, minutesText, steps } = await row();
    const [first = 0, second = 0] = given;
    // The time-box stays what was planned; more time was given to a step.
    expect(minutesDocument).toMatchObject({
      planned: 45,
      added: 10,
      used: 57,
      steps: [
        { planned: first, used: 20 },
        { planned: second + 10, used: 37 },
      ],
      extensions: [expect.stringContaining("10 min more for")],
    });
    expect(minutesText).toContain("57 of 55 min used (45 planned, 10 added), 2 over.");
    expect((steps as { used: number }[]).map(({ used }) => Math.round(used / 60))).toEqual([20, 37]);
  });

  it("says nothing of overtime where it kept its time-box, pauses aside", async () => {
    await open();
    await runFor(10);
    granted(await pauseEvent.run(csm, room()));
    const openedAt = new Date(Date.now() - 90 * 60_000);
    await db().flowSprintEvent.update({ where: { flowTeamId_key: room() }, data: { openedAt } });
    granted(await close("That was it"));
    const { minutesDocument, minutesText } = await row();
    expect(minutesDocument).toMatchObject({ planned: 45, used: 10 });
    expect(minutesText).toContain("10 of 45 min used.");
  });

  it("may have none of an output, said by who leads, but not where there is one", async () => {
    await db().actionItem.updateMany({ where: { flowTeamId }, data: { state: "done", closedAt: new Date() } });
    await open();
    refused(await sayNone.run(po, { ...room(), output: "actions", isNone: true }));
    granted(await sayNone.run(csm, { ...room(), output: "actions", isNone: true }));
    expect(refused(await close()).message).not.toContain("Action items");
    granted(await addAction.run(po, { ...room(), text: "Ask the yard" }));
    expect(refused(await close()).message).toContain("Action items have owner and date: 0 of 1");
  });

  it("of a Scrum Team closes by the CSM's reason too, who leads none of it otherwise", async () => {
    const team = await db().scrumTeam.findUniqueOrThrow({ where: { id: teamId } });
    const daily = await makeEvent({ flowTeamId, kind: "daily_scrum", sprintNumber: sprint, team });
    const at = { flowTeamId, key: daily.key };
    expect(refused(await closeEvent.run(sm, at)).wayOut).toContain("ask the CSM to override");
    expect(refused(await closeEvent.run(csm, at)).message).toContain("Only who facilitates");
    expect(refused(await closeEvent.run(cpo, { ...at, overrideReason: "I say so" })).code).toBe("forbidden");
    granted(await sayNone.run(sm, { ...at, output: "updates", isNone: true }));
    const words = refused(await closeEvent.run(csm, { ...at, overrideReason: "I say so" }));
    expect(words).toMatchObject({ code: "forbidden", message: expect.stringContaining("nothing to override") });
    granted(await sayNone.run(sm, { ...at, output: "updates", isNone: false }));
    granted(await closeEvent.run(csm, { ...at, overrideReason: "All are at sea" }));
    const { minutesDocument } = await db().flowSprintEvent.findUniqueOrThrow({ where: { id: daily.id } });
    expect(minutesDocument).toMatchObject({ closedBy: csm.name, overrideReason: "All are at sea" });
  });

  it("of a team's Retrospective is settled by the team, or by the CSM it asks in, and the refusal says so", async () => {
    const team = await db().scrumTeam.findUniqueOrThrow({ where: { id: teamId } });
    const { key: retro } = await makeEvent({ flowTeamId, kind: "team_retrospective", sprintNumber: sprint, team });
    const at = { flowTeamId, key: retro };
    expect(refused(await closeEvent.run(csm, { ...at, overrideReason: "I say so" })).code).toBe("not_found");
    for (const overrideReason of [null, "We are tired"]) {
      const { wayOut } = refused(await closeEvent.run(sm, { ...at, overrideReason }));
      expect(wayOut).toContain("say that there is none");
      expect(wayOut).toContain("ask the CSM in as a guest");
    }
    granted(await sayNone.run(sm, { ...at, output: "actions", isNone: true }));
    granted(await closeEvent.run(sm, at));
  });

  it("comes back at the next event of the kind until it is done", async () => {
    await open();
    const { id: actionId } = granted(
      await addAction.run(po, { ...room(), text: "Fill the tanks", ownerId: sm.personId, dueOn: "2030-02-01" }),
    );
    granted(await close("Over"));
    sprint += 1;
    key = `s${sprint}-scrum-of-scrums-1`;
    const cameOver = async () => (await seen()).actions.filter(({ id }) => id === actionId);
    expect(await cameOver()).toMatchObject([{ isNew: false, state: "open" }]);
    granted(await editAction.run(sm, { flowTeamId, actionId, edits: { state: { seen: "open", to: "done" } } }));
    expect(await cameOver()).toEqual([]);
  });

  it("is written once when two close at once", async () => {
    await open();
    const answers = await Promise.all([close("One"), close("Two")]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().auditEntry.count({ where: { itemId: (await row()).id, command: "events.closeEvent" } })).toBe(1);
  });
});
