import { describe, expect, it } from "vitest";
import type { Calendar, FlowSprint } from "./calendar";
import { checkCalendar } from "./check";
import { planCalendar } from "./plan";

const result = planCalendar({
  startsOn: "2026-01-05",
  untilDate: "2026-06-01",
  sprintWeeks: 2,
  milestoneSprints: 4,
  pauses: [{ afterSprint: 3, weeks: 2, reason: "Winter break" }],
});
if (!result.ok) throw new Error(result.refusal.message);
const good: Calendar = result.value;

const withSprint = (number: number, other: Partial<FlowSprint>): Calendar => ({
  ...good,
  sprints: good.sprints.map((sprint) => (sprint.number === number ? { ...sprint, ...other } : sprint)),
});
const rulesBroken = (calendar: Calendar) => checkCalendar(calendar).map((violation) => violation.rule);

describe("checking a calendar", () => {
  it("finds nothing in a good one", () => {
    expect(checkCalendar(good)).toEqual([]);
  });

  it("finds a sprint that isn't 2, 3 or 4 whole weeks (CAL-1)", () => {
    expect(rulesBroken(withSprint(12, { weeks: 1, endsOn: "2026-06-28" }))).toContain("CAL-1");
    expect(rulesBroken(withSprint(2, { weeks: 3 }))).toContain("CAL-1");
  });

  it("finds gaps, overlaps, other weekdays and wrong numbers (CAL-2)", () => {
    const messages = (calendar: Calendar) => checkCalendar(calendar).map((violation) => violation.message);
    expect(messages(withSprint(2, { startsOn: "2026-01-20" }))).toEqual(
      expect.arrayContaining([
        "There is a gap of 1 days before Flow Sprint 2.",
        "Flow Sprint 2 starts on another weekday than the one before it.",
      ]),
    );
    expect(messages(withSprint(2, { startsOn: "2026-01-12" }))).toContain(
      "Flow Sprint 2 overlaps what comes before it.",
    );
    expect(messages({ ...good, pauses: [] })).toEqual(["There is a gap of 14 days before Flow Sprint 4."]);
    expect(rulesBroken(withSprint(6, { number: 7 }))).toContain("CAL-2");
  });

  it("finds pauses that aren't whole weeks, or not at a boundary (CAL-2)", () => {
    const [pause] = good.pauses;
    if (!pause) throw new Error("no pause");
    for (const other of [
      { weeks: 1 },
      { endsOn: "2026-02-28" },
      { startsOn: "2026-02-15" },
      { afterSprint: 12 },
      { afterSprint: 0 },
    ]) {
      expect(rulesBroken({ ...good, pauses: [{ ...pause, ...other }] })).toContain("CAL-2");
    }
    expect(rulesBroken({ ...good, pauses: [pause, pause] })).toEqual(["CAL-2"]);
  });

  it("finds two running sprints, and one begun before its turn (CAL-4)", () => {
    expect(rulesBroken(withSprint(1, { state: "running" }))).toEqual([]);
    expect(rulesBroken(withSprint(2, { state: "running" }))).toEqual(["CAL-4"]);
    expect(rulesBroken(withSprint(2, { state: "closed" }))).toEqual(["CAL-4"]);
    const two = good.sprints.map((sprint) => (sprint.number <= 2 ? { ...sprint, state: "running" as const } : sprint));
    expect(checkCalendar({ ...good, sprints: two })).toContainEqual({
      rule: "CAL-4",
      message: "Flow Sprints 1, 2 run at the same time.",
    });
  });

  it("finds Milestones that don't tile the sprints or aren't 8 to 10 weeks (CAL-5)", () => {
    const [first, second, third] = good.milestones;
    if (!first || !second || !third) throw new Error("no Milestones");
    const broken = [
      [first, second],
      [second, third],
      [first, { ...second, lastSprint: 9 }, third],
      [first, { ...second, firstSprint: 6 }, third],
      [first, { ...second, lastSprint: 7 }, { ...third, firstSprint: 8 }],
      [{ ...first, lastSprint: 6 }, { ...second, firstSprint: 7 }, third],
      [first, { ...second, number: 3 }, third],
    ];
    for (const milestones of broken) {
      expect(rulesBroken({ ...good, milestones })).toContain("CAL-5");
    }
    const five = [
      { ...first, lastSprint: 5 },
      { ...second, firstSprint: 6, lastSprint: 9 },
    ];
    expect(rulesBroken({ ...good, milestones: [...five, { ...third, firstSprint: 10 }] })).toEqual(["CAL-5"]);
  });
});
