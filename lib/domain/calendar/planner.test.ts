import { describe, expect, it } from "vitest";
import { addPause } from "./pauses";
import { planCalendar } from "./plan";
import { addMonths, isCalendarMonth, monthOf, openingMonth, plannerMonths } from "./planner";

function year() {
  const plan = planCalendar({ startsOn: "2026-01-05", untilDate: "2027-01-04", sprintWeeks: 2, milestoneSprints: 4 });
  if (!plan.ok) throw new Error(plan.refusal.message);
  return plan.value;
}

describe("a year planner", () => {
  it("cuts sprints, pauses and Milestones at the ends of months", () => {
    const paused = addPause(year(), { afterSprint: 2, weeks: 1, reason: "Offsite" }, "2026-01-05");
    if (!paused.ok) throw new Error(paused.refusal.message);
    const [january, february] = plannerMonths(paused.value.calendar, "2026-01", 12);
    expect(january).toEqual({
      month: "2026-01",
      days: 31,
      weekends: [3, 4, 10, 11, 17, 18, 24, 25, 31],
      sprints: [
        { number: 1, fromDay: 5, toDay: 18, begins: true, ends: true, widest: true },
        { number: 2, fromDay: 19, toDay: 31, begins: true, ends: false, widest: true },
      ],
      pauses: [],
      milestones: [{ number: 1, fromDay: 5, toDay: 31, begins: true, ends: false, widest: false }],
    });
    expect(february?.sprints).toEqual([
      { number: 2, fromDay: 1, toDay: 1, begins: false, ends: true, widest: false },
      { number: 3, fromDay: 9, toDay: 22, begins: true, ends: true, widest: true },
      { number: 4, fromDay: 23, toDay: 28, begins: true, ends: false, widest: false },
    ]);
    expect(february?.pauses).toEqual([{ number: 2, fromDay: 2, toDay: 8, begins: true, ends: true, widest: true }]);
  });

  it("covers each day of the calendar once, leap days too", () => {
    const { sprints } = year();
    const months = plannerMonths(year(), "2025-12", 16);
    const covered = months
      .flatMap((month) => month.sprints)
      .reduce((days, { fromDay, toDay }) => days + toDay - fromDay + 1, 0);
    expect(covered).toBe(sprints.length * 14);
    expect(plannerMonths(year(), "2028-02", 1)[0]?.days).toBe(29);
    expect(
      months
        .flatMap((month) => month.sprints)
        .filter(({ widest }) => widest)
        .map(({ number }) => number),
    ).toEqual(sprints.map(({ number }) => number));
  });

  it("opens a month back, or where the calendar begins", () => {
    expect(openingMonth(year(), "2026-11-22")).toBe("2026-10");
    expect(openingMonth(year(), "2025-06-01")).toBe("2026-01");
  });

  it("counts months over the turn of the year", () => {
    expect(addMonths("2026-11", 2)).toBe("2027-01");
    expect(addMonths("2026-01", -1)).toBe("2025-12");
    expect(monthOf("2026-11-22")).toBe("2026-11");
    expect(["2026-11", "2026-13", "1999-01", "26-1", null].map(isCalendarMonth)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
