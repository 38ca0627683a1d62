import { describe, expect, it } from "vitest";
import { cadenceAllowed, cadenceFrom, describeCadence, milestoneSprintsFor } from "./cadence";

describe("a cadence", () => {
  it("has 4 or 5 sprints of 2 weeks a Milestone, 3 of 3, or 2 of 4", () => {
    expect(milestoneSprintsFor(2)).toEqual([4, 5]);
    expect(milestoneSprintsFor(3)).toEqual([3]);
    expect(milestoneSprintsFor(4)).toEqual([2]);
  });

  it("is refused when sprints aren't 2, 3 or 4 whole weeks", () => {
    for (const sprintWeeks of [0, 1, 5, 2.5, -2, Number.NaN]) {
      const result = cadenceAllowed({ sprintWeeks, milestoneSprints: 4 });
      expect(result).toMatchObject({ ok: false, refusal: { rule: "CAL-1" } });
    }
  });

  it("is refused when a Milestone isn't 8 to 10 weeks, with the counts that work", () => {
    const tooLong = cadenceAllowed({ sprintWeeks: 2, milestoneSprints: 6 });
    expect(tooLong).toMatchObject({
      ok: false,
      refusal: {
        rule: "CAL-5",
        message: "6 sprints of 2 weeks are 12 weeks; a Milestone has 8 to 10.",
        wayOut: "With sprints of 2 weeks, choose 4 or 5 sprints a Milestone.",
      },
    });
    for (const sprintWeeks of [2, 3, 4]) {
      for (const milestoneSprints of [0, 1, 2, 3, 4, 5, 6, 2.5]) {
        const weeks = sprintWeeks * milestoneSprints;
        const isRight = Number.isInteger(milestoneSprints) && weeks >= 8 && weeks <= 10;
        expect(cadenceAllowed({ sprintWeeks, milestoneSprints }).ok).toBe(isRight);
      }
    }
  });

  it("is said in words, and found by sprint", () => {
    const first = { fromSprint: 1, sprintWeeks: 2, milestoneSprints: 4 };
    const second = { fromSprint: 9, sprintWeeks: 3, milestoneSprints: 3 };
    expect(describeCadence(first)).toBe("2 weeks, 4 sprints a Milestone");
    expect(cadenceFrom([first, second], 8)).toBe(first);
    expect(cadenceFrom([first, second], 9)).toBe(second);
  });
});
