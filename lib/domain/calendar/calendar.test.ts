import { describe, expect, it } from "vitest";
import {
  type Calendar,
  dayOfSprint,
  firstOpenSprint,
  milestoneDates,
  milestoneOf,
  pauseOn,
  sprintOn,
  sprintWeeksFrom,
} from "./calendar";
import { planCalendar } from "./plan";

/** Two weeks from Monday, 5 January 2026, with a pause of two weeks after sprint 3. */
function planned(): Calendar {
  const result = planCalendar({
    startsOn: "2026-01-05",
    sprintWeeks: 2,
    milestoneSprints: 4,
    untilDate: "2026-04-30",
    pauses: [{ afterSprint: 3, weeks: 2, reason: "Winter break" }],
  });
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

describe("a day in the calendar", () => {
  it("is in one sprint, in a pause, or in neither", () => {
    const calendar = planned();
    expect(sprintOn(calendar, "2026-01-04")).toBeNull();
    expect(sprintOn(calendar, "2026-01-05")?.number).toBe(1);
    expect(sprintOn(calendar, "2026-01-18")?.number).toBe(1);
    expect(sprintOn(calendar, "2026-01-19")?.number).toBe(2);
    expect(sprintOn(calendar, "2026-02-16")).toBeNull();
    expect(pauseOn(calendar, "2026-02-15")).toBeNull();
    expect(pauseOn(calendar, "2026-02-16")?.reason).toBe("Winter break");
    expect(pauseOn(calendar, "2026-03-01")?.afterSprint).toBe(3);
    expect(sprintOn(calendar, "2026-03-02")?.number).toBe(4);
  });

  it("is a working day of its sprint, a weekend belonging to the day before it", () => {
    const [sprint] = planned().sprints;
    if (!sprint) throw new Error("no sprint");
    expect(dayOfSprint(sprint, "2026-01-05")).toEqual({ day: 1, of: 10 });
    expect(dayOfSprint(sprint, "2026-01-09")).toEqual({ day: 5, of: 10 });
    expect(dayOfSprint(sprint, "2026-01-11")).toEqual({ day: 5, of: 10 });
    expect(dayOfSprint(sprint, "2026-01-12")).toEqual({ day: 6, of: 10 });
    expect(dayOfSprint(sprint, "2026-01-18")).toEqual({ day: 10, of: 10 });
    expect(dayOfSprint(sprint, "2026-01-19")).toBeNull();
    expect(dayOfSprint(sprint, "2026-01-04")).toBeNull();
  });

  it("is day 1 on a weekend the sprint starts with", () => {
    const sprint = { startsOn: "2026-01-03", endsOn: "2026-01-16" };
    expect(dayOfSprint(sprint, "2026-01-03")).toEqual({ day: 1, of: 10 });
    expect(dayOfSprint(sprint, "2026-01-05")).toEqual({ day: 1, of: 10 });
  });
});

describe("a Milestone", () => {
  it("spans its sprints and the pauses between, and counts weeks without them", () => {
    const calendar = planned();
    const milestone = milestoneOf(calendar, 4);
    if (!milestone) throw new Error("no Milestone");
    expect(milestone).toMatchObject({ number: 1, firstSprint: 1, lastSprint: 4 });
    expect(milestoneDates(calendar, milestone)).toEqual({
      startsOn: "2026-01-05",
      endsOn: "2026-03-15",
    });
    expect(sprintWeeksFrom(calendar, 1, 4)).toBe(8);
    expect(milestoneOf(calendar, 99)).toBeNull();
  });
});

describe("the first sprint that is still open", () => {
  it("comes after all that have begun, by date or by an act", () => {
    const calendar = planned();
    expect(firstOpenSprint(calendar, "2026-01-04")).toBe(1);
    expect(firstOpenSprint(calendar, "2026-01-05")).toBe(2);
    expect(firstOpenSprint(calendar, "2026-02-20")).toBe(4);
    expect(firstOpenSprint(calendar, "2030-01-01")).toBe(calendar.sprints.length + 1);
    const startedEarly = calendar.sprints.map((sprint) =>
      sprint.number === 4 ? { ...sprint, state: "running" as const } : sprint,
    );
    expect(firstOpenSprint({ ...calendar, sprints: startedEarly }, "2026-02-20")).toBe(5);
  });
});
