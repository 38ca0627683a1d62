import { describe, expect, it } from "vitest";
import { checkCalendar } from "./check";
import { extendCalendar, mayPlanAnew, planCalendar } from "./plan";

const year = { startsOn: "2026-01-05", untilDate: "2027-01-04" };

describe("a new calendar", () => {
  it("goes on to the end of the Milestone that holds the day", () => {
    const result = planCalendar({ ...year, sprintWeeks: 2, milestoneSprints: 4 });
    if (!result.ok) throw new Error(result.refusal.message);
    const { sprints, milestones, cadences } = result.value;
    expect(sprints).toHaveLength(28);
    expect(milestones).toHaveLength(7);
    expect(sprints[0]).toEqual({
      number: 1,
      startsOn: "2026-01-05",
      endsOn: "2026-01-18",
      weeks: 2,
      state: "planned",
    });
    expect(sprints.at(-1)?.endsOn).toBe("2027-01-31");
    expect(milestones[6]).toEqual({ number: 7, firstSprint: 25, lastSprint: 28, committed: false });
    expect(cadences).toEqual([{ fromSprint: 1, sprintWeeks: 2, milestoneSprints: 4 }]);
    expect(checkCalendar(result.value)).toEqual([]);
  });

  it("may start on a weekend, and has one Milestone at least", () => {
    const result = planCalendar({
      startsOn: "2026-01-03",
      untilDate: "2025-01-01",
      sprintWeeks: 4,
      milestoneSprints: 2,
    });
    if (!result.ok) throw new Error(result.refusal.message);
    expect(result.value.sprints.map((sprint) => sprint.startsOn)).toEqual(["2026-01-03", "2026-01-31"]);
    expect(result.value.milestones).toHaveLength(1);
  });

  it("takes sprints that are over as closed, the one of today as planned", () => {
    const result = planCalendar({
      ...year,
      sprintWeeks: 3,
      milestoneSprints: 3,
      today: "2026-02-16",
      pauses: [{ afterSprint: 1, weeks: 1, reason: "Moving house" }],
    });
    if (!result.ok) throw new Error(result.refusal.message);
    expect(result.value.sprints.slice(0, 3).map(({ endsOn, state }) => [endsOn, state])).toEqual([
      ["2026-01-25", "closed"],
      ["2026-02-22", "planned"],
      ["2026-03-15", "planned"],
    ]);
    expect(checkCalendar(result.value)).toEqual([]);
  });

  it("refuses what is no day, a wrong length and a wrong rhythm", () => {
    const plan = { ...year, sprintWeeks: 2, milestoneSprints: 4 };
    for (const startsOn of ["2026-02-30", "", "tomorrow", "1999-12-31", "2100-01-01", "0026-01-05"]) {
      const result = planCalendar({ ...plan, startsOn });
      expect(result).toMatchObject({ ok: false, refusal: { fields: { startsOn: expect.any(String) } } });
    }
    expect(planCalendar({ ...plan, sprintWeeks: 5 })).toMatchObject({ refusal: { rule: "CAL-1" } });
    expect(planCalendar({ ...plan, sprintWeeks: 3 })).toMatchObject({
      refusal: { rule: "CAL-5", wayOut: expect.stringContaining("choose 3 sprints") },
    });
    const pause = { afterSprint: 2, weeks: 1, reason: "" };
    expect(planCalendar({ ...plan, pauses: [pause, pause] })).toMatchObject({ refusal: { rule: "CAL-2" } });
  });

  it("can be planned anew until its first sprint has begun", () => {
    const result = planCalendar({ ...year, sprintWeeks: 2, milestoneSprints: 4 });
    if (!result.ok) throw new Error(result.refusal.message);
    expect(mayPlanAnew(result.value, "2026-01-04").ok).toBe(true);
    expect(mayPlanAnew(result.value, "2026-01-05")).toMatchObject({ refusal: { rule: "CAL-3" } });
  });
});

describe("an extended calendar", () => {
  it("goes on by its last cadence, as far as day, sprint or Milestone ask", () => {
    const result = planCalendar({ ...year, sprintWeeks: 2, milestoneSprints: 5 });
    if (!result.ok) throw new Error(result.refusal.message);
    const byDate = extendCalendar(result.value, { untilDate: "2028-01-01" });
    expect((byDate.sprints.at(-1)?.endsOn ?? "") >= "2028-01-01").toBe(true);
    expect(byDate.sprints.slice(0, 30)).toEqual(result.value.sprints);
    expect(extendCalendar(result.value, { throughSprint: 31 }).sprints).toHaveLength(35);
    expect(extendCalendar(result.value, { throughMilestone: 8 }).milestones).toHaveLength(8);
    expect(extendCalendar(result.value, {})).toEqual(result.value);
  });
});
