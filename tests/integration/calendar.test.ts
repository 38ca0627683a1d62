import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn } from "@/lib/domain/calendar/dates";
import { calendarHorizon, calendarOutline } from "@/lib/domain/calendar/outline";
import { type CalendarView, calendarOf } from "@/lib/domain/calendar/view";
import { agreeToCadence, changeCadence, proposeCadence } from "@/lib/server/calendar/cadence-commands";
import { addPause, removePause, setCalendar } from "@/lib/server/calendar/commands";
import { extendCalendars } from "@/lib/server/calendar/extend";
import { calendarViewJson } from "@/lib/server/calendar/queries";
import { db } from "@/lib/server/db";
import { handOverRole } from "@/lib/server/flow-teams/role-commands";
import { undo } from "@/lib/server/undo";
import { actorIn, makeFlowTeam, makePerson } from "@/tests/factories";

const today = todayIn("Europe/Zurich", new Date());

/** A launched Flow Team whose calendar began `daysAgo`: 2 weeks, 4 sprints a Milestone. */
async function flowTeamWithCalendar(daysAgo: number) {
  const { flowTeam, teams } = await makeFlowTeam();
  const flowTeamId = flowTeam.id;
  const csm = await actorIn(flowTeamId, "csm");
  const cpo = await actorIn(flowTeamId, "cpo");
  const startsOn = addDays(today, -daysAgo);
  const answer = await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 });
  expect(answer).toMatchObject({ ok: true });
  return { flowTeamId, teams, csm, cpo, startsOn };
}

const read = async (flowTeamId: string) => JSON.parse(await calendarViewJson(flowTeamId)) as CalendarView;

const outlineOf = async (flowTeamId: string) => {
  const calendar = calendarOf(await read(flowTeamId));
  return calendar ? calendarOutline(calendar) : "";
};

const commit = (flowTeamId: string, number: number) =>
  db().milestone.update({ where: { flowTeamId_number: { flowTeamId, number } }, data: { state: "committed" } });

const historyOf = (itemId: string) => db().auditEntry.findMany({ where: { itemId }, orderBy: { id: "asc" } });

describe("a calendar", () => {
  test("reaches three years ahead; what was over before is closed and passes its gates", async () => {
    const { flowTeamId, startsOn } = await flowTeamWithCalendar(70);
    const view = await read(flowTeamId);
    expect(
      view.sprints.slice(0, 6).map(({ number, state, isBeforeFlotilla }) => [number, state, isBeforeFlotilla]),
    ).toEqual([
      [1, "closed", true],
      [2, "closed", true],
      [3, "closed", true],
      [4, "closed", true],
      [5, "closed", true],
      [6, "planned", false],
    ]);
    expect(view.sprints[0]).toMatchObject({ startsOn, endsOn: addDays(startsOn, 13), weeks: 2 });
    expect((view.sprints.at(-1)?.endsOn ?? "") >= calendarHorizon(today)).toBe(true);
    expect(view.cadences).toEqual([{ fromSprint: 1, sprintWeeks: 2, milestoneSprints: 4 }]);
    const milestones = await db().milestone.findMany({ where: { flowTeamId }, orderBy: { number: "asc" } });
    expect(milestones.map((one) => one.isBeforeFlotilla).slice(0, 3)).toEqual([true, false, false]);
    expect(view.csm).not.toBeNull();
    expect(await historyOf(flowTeamId)).toMatchObject([
      { itemKind: "Calendar", before: null, after: { startsOn, cadence: "2 weeks, 4 sprints a Milestone" } },
    ]);
  });

  test("may be planned anew until it has begun, and Milestones keep their texts", async () => {
    const { flowTeamId, csm } = await flowTeamWithCalendar(-10);
    await db().milestone.update({
      where: { flowTeamId_number: { flowTeamId, number: 2 } },
      data: { name: "Batch at scale", objective: "Ten times the jobs" },
    });
    await addPause.run(csm, { flowTeamId, afterSprint: 3, weeks: 1, reason: "Offsite" });
    const anew = { flowTeamId, startsOn: addDays(today, 3), sprintWeeks: 3 as const, milestoneSprints: 3 };
    expect(await setCalendar.run(csm, anew)).toMatchObject({ ok: true });
    const view = await read(flowTeamId);
    expect(view.pauses).toEqual([]);
    expect(view.cadences).toEqual([{ fromSprint: 1, sprintWeeks: 3, milestoneSprints: 3 }]);
    expect(view.milestones[1]).toMatchObject({ number: 2, name: "Batch at scale", firstSprint: 4, lastSprint: 6 });
    expect(view.milestones.at(-1)?.lastSprint).toBe(view.sprints.length);

    await commit(flowTeamId, 2);
    expect(await setCalendar.run(csm, { ...anew, startsOn: addDays(today, 4) })).toMatchObject({
      ok: false,
      refusal: { rule: "CAL-5", message: "Milestone 2 is committed, and this moves it." },
    });
  });

  test("isn't planned anew once it has begun", async () => {
    const { flowTeamId, csm } = await flowTeamWithCalendar(0);
    const answer = await setCalendar.run(csm, {
      flowTeamId,
      startsOn: addDays(today, 7),
      sprintWeeks: 2,
      milestoneSprints: 4,
    });
    expect(answer).toMatchObject({ ok: false, refusal: { rule: "CAL-3" } });
  });

  test("is refused with the rhythms that work, and for a day that is none", async () => {
    const { flowTeam } = await makeFlowTeam();
    const csm = await actorIn(flowTeam.id, "csm");
    const plan = { flowTeamId: flowTeam.id, startsOn: today, sprintWeeks: 3 as const, milestoneSprints: 4 };
    expect(await setCalendar.run(csm, plan)).toMatchObject({
      refusal: { rule: "CAL-5", wayOut: "With sprints of 3 weeks, choose 3 sprints a Milestone." },
    });
    expect(await setCalendar.run(csm, { ...plan, startsOn: "2026-02-30" })).toMatchObject({
      refusal: { code: "invalid" },
    });
    expect(await addPause.run(csm, { flowTeamId: flowTeam.id, afterSprint: 1, weeks: 1, reason: "x" })).toMatchObject({
      refusal: { message: "This Flow Team has no calendar yet." },
    });
    expect(await read(flowTeam.id)).toMatchObject({ sprints: [], milestones: [] });
  });

  test("grows by itself as time goes by, once a day enough", async () => {
    const { flowTeamId } = await flowTeamWithCalendar(20);
    const before = await read(flowTeamId);
    const last = before.milestones.at(-1);
    await db().$transaction([
      db().milestone.deleteMany({ where: { flowTeamId, number: last?.number } }),
      db().flowSprint.deleteMany({ where: { flowTeamId, number: { gte: last?.firstSprint } } }),
    ]);
    await extendCalendars(new Date());
    const after = await read(flowTeamId);
    expect(after.sprints).toEqual(before.sprints);
    expect((await historyOf(flowTeamId)).at(-1)).toMatchObject({ actorId: null, command: "calendar.extendCalendar" });
    await extendCalendars(new Date());
    expect(await historyOf(flowTeamId)).toHaveLength(2);
  });
});

describe("a pause", () => {
  test("moves all that follows, and taking it out moves all back", async () => {
    const { flowTeamId, csm } = await flowTeamWithCalendar(20);
    const before = await read(flowTeamId);
    const answer = await addPause.run(csm, { flowTeamId, afterSprint: 5, weeks: 2, reason: "Year-end break" });
    if (!answer.ok) throw new Error(answer.refusal.message);
    const paused = await read(flowTeamId);
    expect(paused.sprints.slice(0, 5)).toEqual(before.sprints.slice(0, 5));
    expect(paused.sprints[5]?.startsOn).toBe(addDays(before.sprints[5]?.startsOn ?? "", 14));
    expect(paused.pauses).toEqual([
      {
        id: answer.value.pauseId,
        afterSprint: 5,
        weeks: 2,
        reason: "Year-end break",
        startsOn: before.sprints[5]?.startsOn,
        endsOn: addDays(before.sprints[5]?.startsOn ?? "", 13),
      },
    ]);
    expect(await removePause.run(csm, { flowTeamId, pauseId: answer.value.pauseId })).toMatchObject({ ok: true });
    expect(await read(flowTeamId)).toEqual(before);
    expect(await historyOf(answer.value.pauseId)).toMatchObject([{ before: null }, { after: null }]);
  });

  test("is taken back, and the taking back too", async () => {
    const { flowTeamId, csm } = await flowTeamWithCalendar(20);
    const before = await read(flowTeamId);
    const added = await addPause.run(csm, { flowTeamId, afterSprint: 8, weeks: 1, reason: "Offsite" });
    if (!added.ok) throw new Error(added.refusal.message);
    const paused = await outlineOf(flowTeamId);
    const undone = await undo.run(csm, { commandId: added.commandId });
    if (!undone.ok) throw new Error(undone.refusal.message);
    expect(await read(flowTeamId)).toEqual(before);
    expect(await undo.run(csm, { commandId: undone.commandId })).toMatchObject({ ok: true });
    expect(await outlineOf(flowTeamId)).toBe(paused);
  });

  test("that moves a committed Milestone is in that Milestone's history", async () => {
    const { flowTeamId, csm } = await flowTeamWithCalendar(20);
    const milestone = await commit(flowTeamId, 2);
    await addPause.run(csm, { flowTeamId, afterSprint: 3, weeks: 1, reason: "Offsite" });
    const [entry] = await historyOf(milestone.id);
    expect(entry).toMatchObject({ itemKind: "Milestone", before: { firstSprint: 5 }, after: { firstSprint: 5 } });
    const [before, after] = [entry?.before, entry?.after] as { startsOn: string }[];
    expect(after?.startsOn).toBe(addDays(before?.startsOn ?? "", 7));
  });

  test("is refused at a boundary that is past, twice, and for one of another Flow Team", async () => {
    const { flowTeamId, csm } = await flowTeamWithCalendar(20);
    const pause = { flowTeamId, weeks: 1, reason: "Late" };
    expect(await addPause.run(csm, { ...pause, afterSprint: 1 })).toMatchObject({
      refusal: { rule: "CAL-2", message: "The boundary after Flow Sprint 1 is past: Flow Sprint 2 has begun." },
    });
    expect(await addPause.run(csm, { ...pause, afterSprint: 2 })).toMatchObject({ ok: true });
    expect(await addPause.run(csm, { ...pause, afterSprint: 2 })).toMatchObject({ refusal: { rule: "CAL-2" } });
    const other = await flowTeamWithCalendar(20);
    const theirs = await addPause.run(other.csm, {
      flowTeamId: other.flowTeamId,
      afterSprint: 4,
      weeks: 1,
      reason: "Theirs",
    });
    const pauseId = theirs.ok ? theirs.value.pauseId : "";
    expect(await removePause.run(csm, { flowTeamId, pauseId })).toMatchObject({ refusal: { code: "not_found" } });
  });
});

describe("a change of cadence", () => {
  const toThree = { sprintWeeks: 3 as const, milestoneSprints: 3 };

  test("cuts what is ahead anew, keeps what has begun and loses nothing in use", async () => {
    const { flowTeamId, teams, csm } = await flowTeamWithCalendar(20);
    await db().teamCapacity.create({ data: { scrumTeamId: teams[0]?.id ?? "", sprintNumber: 80, points: 20 } });
    const before = await read(flowTeamId);
    expect(await changeCadence.run(csm, { flowTeamId, fromSprint: 5, ...toThree })).toMatchObject({
      ok: true,
      undoable: false,
    });
    const after = await read(flowTeamId);
    expect(after.sprints.slice(0, 4)).toEqual(before.sprints.slice(0, 4));
    expect(after.sprints[4]).toMatchObject({ number: 5, weeks: 3, startsOn: before.sprints[4]?.startsOn });
    expect(after.milestones.slice(0, 3).map(({ firstSprint, lastSprint }) => [firstSprint, lastSprint])).toEqual([
      [1, 4],
      [5, 7],
      [8, 10],
    ]);
    expect(after.sprints.length).toBeGreaterThanOrEqual(80);
    expect(after.cadences).toEqual([before.cadences[0], { fromSprint: 5, ...toThree }]);

    await db().teamCapacity.deleteMany({ where: { sprintNumber: 80, scrumTeamId: teams[0]?.id } });
    await changeCadence.run(csm, { flowTeamId, fromSprint: 5, sprintWeeks: 4, milestoneSprints: 2 });
    const shorter = await read(flowTeamId);
    expect(shorter.sprints.length).toBeLessThan(60);
    expect(shorter.milestones.at(-1)?.lastSprint).toBe(shorter.sprints.length);
  });

  test("is refused where no Milestone comes out of it, naming the boundaries that work", async () => {
    const { flowTeamId, csm } = await flowTeamWithCalendar(20);
    await changeCadence.run(csm, { flowTeamId, fromSprint: 5, ...toThree });
    const toFour = { flowTeamId, fromSprint: 9, sprintWeeks: 4 as const, milestoneSprints: 2 };
    expect(await changeCadence.run(csm, toFour)).toMatchObject({
      refusal: { rule: "CAL-5", wayOut: "Start the change at Flow Sprint 8 or Flow Sprint 10." },
    });
    expect(await changeCadence.run(csm, { ...toFour, fromSprint: 8 })).toMatchObject({ ok: true });
    expect(await changeCadence.run(csm, { flowTeamId, fromSprint: 2, ...toThree })).toMatchObject({
      refusal: { rule: "CAL-3" },
    });
  });

  test("made on a calendar that was changed meanwhile asks to look again; the same twice is one", async () => {
    const { flowTeamId, csm } = await flowTeamWithCalendar(20);
    const seen = await outlineOf(flowTeamId);
    const change = { flowTeamId, fromSprint: 9, ...toThree, seen };
    expect(await changeCadence.run(csm, change)).toMatchObject({ ok: true });
    expect(await changeCadence.run(csm, change)).toMatchObject({ ok: true });
    expect(await historyOf(flowTeamId)).toHaveLength(2);
    expect(await changeCadence.run(csm, { ...change, sprintWeeks: 4, milestoneSprints: 2 })).toMatchObject({
      refusal: { code: "stale" },
    });
  });

  describe("that moves a committed Milestone", () => {
    let flowTeamId: string;
    let csm: Actor;
    let cpo: Actor;
    let change: { flowTeamId: string; fromSprint: number; sprintWeeks: 3; milestoneSprints: number; seen: string };

    beforeAll(async () => {
      ({ flowTeamId, csm, cpo } = await flowTeamWithCalendar(20));
      await commit(flowTeamId, 2);
      change = { flowTeamId, fromSprint: 5, ...toThree, seen: await outlineOf(flowTeamId) };
    });

    test("waits for the CPO's yes to what the CSM proposed", async () => {
      const before = await read(flowTeamId);
      expect(await changeCadence.run(csm, change)).toMatchObject({
        ok: false,
        refusal: { rule: "CAL-5", message: "Milestone 2 is committed, and this moves it." },
      });
      expect(await proposeCadence.run(cpo, change)).toMatchObject({ refusal: { code: "forbidden" } });
      const proposed = await proposeCadence.run(csm, change);
      if (!proposed.ok) throw new Error(proposed.refusal.message);
      const { proposal } = proposed.value;
      expect(await read(flowTeamId)).toEqual(before);

      expect(await agreeToCadence.run(csm, { flowTeamId, proposal })).toMatchObject({ refusal: { code: "forbidden" } });
      const altered = Buffer.from(JSON.stringify({ ...change, fromSprint: 9, proposedById: csm.personId })).toString(
        "base64url",
      );
      for (const forged of [
        "",
        "x.y",
        `${altered}.${proposal.split(".")[1]}`,
        `${proposal}x.`,
        proposal.slice(0, -3),
      ]) {
        expect(await agreeToCadence.run(cpo, { flowTeamId, proposal: forged })).toMatchObject({
          refusal: { code: "invalid" },
        });
      }
      const other = await flowTeamWithCalendar(20);
      expect(await agreeToCadence.run(other.cpo, { flowTeamId: other.flowTeamId, proposal })).toMatchObject({
        refusal: { code: "invalid" },
      });

      expect(await agreeToCadence.run(cpo, { flowTeamId, proposal })).toMatchObject({ ok: true });
      const after = await read(flowTeamId);
      expect(after.milestones[1]).toMatchObject({ number: 2, state: "committed", firstSprint: 5, lastSprint: 7 });
      expect((await historyOf(flowTeamId)).at(-1)).toMatchObject({
        actorId: cpo.personId,
        reason: `Proposed by ${csm.name}`,
      });
      expect(await historyOf(after.milestones[1]?.id ?? "")).toMatchObject([
        { itemKind: "Milestone", before: { lastSprint: 8 }, after: { lastSprint: 7 } },
      ]);
    });

    test("asks for another proposal when the calendar or the CSM is another one by then", async () => {
      const seen = await outlineOf(flowTeamId);
      const next = { ...change, fromSprint: 5, sprintWeeks: 2 as const, milestoneSprints: 5, seen };
      const proposed = await proposeCadence.run(csm, next);
      if (!proposed.ok) throw new Error(proposed.refusal.message);
      const pause = await addPause.run(csm, { flowTeamId, afterSprint: 20, weeks: 1, reason: "Offsite" });
      expect(await agreeToCadence.run(cpo, { flowTeamId, ...proposed.value })).toMatchObject({
        refusal: { code: "stale" },
      });
      await removePause.run(csm, { flowTeamId, pauseId: pause.ok ? pause.value.pauseId : "" });

      const { id: personId } = await makePerson();
      await db().membership.create({ data: { flowTeamId, personId } });
      const handed = await handOverRole.run(csm, {
        flowTeamId,
        role: "csm",
        scrumTeamId: null,
        fromPersonId: csm.personId,
        toPersonId: personId,
      });
      expect(handed).toMatchObject({ ok: true });
      expect(await agreeToCadence.run(cpo, { flowTeamId, ...proposed.value })).toMatchObject({
        refusal: { rule: "CAL-5", message: "Who proposed this is no longer the Chief Scrum Master here." },
      });
    });
  });
});
