import { describe, expect, it } from "vitest";
import { nothingMoves, whatMoves } from "./moves";
import { extendCalendar, planCalendar } from "./plan";

const plan = { startsOn: "2026-01-05", untilDate: "2026-03-01", sprintWeeks: 2, milestoneSprints: 4 };

describe("what moves", () => {
  const before = planCalendar(plan);
  const after = planCalendar({ ...plan, startsOn: "2026-01-12", untilDate: "2026-12-31" });
  if (!before.ok || !after.ok) throw new Error("no calendar");

  it("is what has other dates in both calendars", () => {
    const moves = whatMoves(before.value, after.value);
    expect(moves.sprints.map((move) => move.number)).toEqual([1, 2, 3, 4]);
    expect(moves.milestones).toEqual([
      {
        number: 1,
        committed: false,
        from: { startsOn: "2026-01-05", endsOn: "2026-03-01", firstSprint: 1, lastSprint: 4 },
        to: { startsOn: "2026-01-12", endsOn: "2026-03-08", firstSprint: 1, lastSprint: 4 },
      },
    ]);
    expect(nothingMoves(moves)).toBe(false);
  });

  it("is nothing when a calendar only reaches further", () => {
    const longer = extendCalendar(before.value, { untilDate: "2028-01-01" });
    expect(nothingMoves(whatMoves(before.value, longer))).toBe(true);
  });
});
