import { expect, test } from "vitest";
import { addDays, todayIn } from "@/lib/domain/calendar/dates";
import { checkCalendar } from "@/lib/domain/calendar/check";
import { calendarOutline } from "@/lib/domain/calendar/outline";
import { type CalendarView, calendarOf } from "@/lib/domain/calendar/view";
import type { Answer } from "@/lib/domain/result";
import { changeCadence } from "@/lib/server/calendar/cadence-commands";
import { addPause, removePause, setCalendar } from "@/lib/server/calendar/commands";
import { extendCalendars } from "@/lib/server/calendar/extend";
import { calendarViewJson } from "@/lib/server/calendar/queries";
import { db } from "@/lib/server/db";
import { actorIn, makeFlowTeam } from "@/tests/factories";

const today = todayIn("Europe/Zurich", new Date());

async function flowTeamWithCalendar() {
  const { flowTeam } = await makeFlowTeam();
  const flowTeamId = flowTeam.id;
  const csm = await actorIn(flowTeamId, "csm");
  await setCalendar.run(csm, { flowTeamId, startsOn: addDays(today, -20), sprintWeeks: 2, milestoneSprints: 4 });
  return { flowTeamId, csm };
}

/** The calendar as it is stored: none that breaks a rule. */
async function calendar(flowTeamId: string) {
  const stored = calendarOf(JSON.parse(await calendarViewJson(flowTeamId)) as CalendarView);
  if (!stored) throw new Error("There is no calendar.");
  expect(checkCalendar(stored)).toEqual([]);
  return stored;
}

const reasons = (answers: Answer<unknown>[]) =>
  answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.rule ?? answer.refusal.code]));

test("a pause put in twenty times at once is there once (CAL-2)", async () => {
  const { flowTeamId, csm } = await flowTeamWithCalendar();
  const pause = { flowTeamId, afterSprint: 6, weeks: 2, reason: "Year-end break" };
  const answers = await Promise.all(Array.from({ length: 20 }, () => addPause.run(csm, pause)));
  expect(reasons(answers)).toEqual(Array(19).fill("CAL-2"));
  expect((await calendar(flowTeamId)).pauses).toHaveLength(1);
});

test("a pause taken out ten times at once goes once", async () => {
  const { flowTeamId, csm } = await flowTeamWithCalendar();
  const before = await calendar(flowTeamId);
  const added = await addPause.run(csm, { flowTeamId, afterSprint: 6, weeks: 2, reason: "Year-end break" });
  const pauseId = added.ok ? added.value.pauseId : "";
  const answers = await Promise.all(Array.from({ length: 10 }, () => removePause.run(csm, { flowTeamId, pauseId })));
  expect(reasons(answers)).toEqual(Array(9).fill("not_found"));
  expect(await calendar(flowTeamId)).toEqual(before);
});

test("two changes of cadence at once: one happens, the other is asked to look again", async () => {
  const { flowTeamId, csm } = await flowTeamWithCalendar();
  const seen = calendarOutline(await calendar(flowTeamId));
  const answers = await Promise.all([
    changeCadence.run(csm, { flowTeamId, fromSprint: 9, sprintWeeks: 3, milestoneSprints: 3, seen }),
    changeCadence.run(csm, { flowTeamId, fromSprint: 9, sprintWeeks: 4, milestoneSprints: 2, seen }),
  ]);
  expect(reasons(answers)).toEqual(["stale"]);
  expect((await calendar(flowTeamId)).cadences).toHaveLength(2);
});

test("whatever is done at once leaves a calendar that keeps every rule", async () => {
  const { flowTeamId, csm } = await flowTeamWithCalendar();
  const acts = Array.from({ length: 24 }, (_, n) => {
    if (n % 4 === 0)
      return changeCadence.run(csm, { flowTeamId, fromSprint: 5 + n, sprintWeeks: 3, milestoneSprints: 3 });
    if (n % 4 === 1)
      return changeCadence.run(csm, { flowTeamId, fromSprint: 5 + n, sprintWeeks: 2, milestoneSprints: 5 });
    return addPause.run(csm, { flowTeamId, afterSprint: 4 + n, weeks: 1 + (n % 3), reason: `Break ${n}` });
  });
  const answers = await Promise.all([...acts, extendCalendars(new Date()).then(() => null)]);
  expect(reasons(answers.filter((answer) => answer !== null)).filter((rule) => !rule.startsWith("CAL-"))).toEqual([]);
  await calendar(flowTeamId);
});

test("a calendar set by two at once is one of the two, whole", async () => {
  const { flowTeam } = await makeFlowTeam();
  const csm = await actorIn(flowTeam.id, "csm");
  const set = (sprintWeeks: 2 | 3, milestoneSprints: number) =>
    setCalendar.run(csm, { flowTeamId: flowTeam.id, startsOn: addDays(today, 5), sprintWeeks, milestoneSprints });
  expect(reasons(await Promise.all([set(2, 4), set(3, 3)]))).toEqual([]);
  expect((await calendar(flowTeam.id)).cadences).toHaveLength(1);
  expect(await db().cadence.count({ where: { flowTeamId: flowTeam.id } })).toBe(1);
});
