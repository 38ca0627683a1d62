import { describe, expect, it } from "vitest";
import type { Calendar } from "./calendar";
import { checkCalendar } from "./check";
import { addPause, removePause } from "./pauses";
import { planCalendar } from "./plan";

function calendarOf2Weeks(): Calendar {
  const result = planCalendar({
    startsOn: "2026-01-05",
    untilDate: "2026-06-01",
    sprintWeeks: 2,
    milestoneSprints: 4,
  });
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

const breakAfter3 = { afterSprint: 3, weeks: 2, reason: "Year-end break" };

describe("a pause", () => {
  it("moves all that follows by its weeks, Milestones and later pauses too", () => {
    const before = addPause(calendarOf2Weeks(), { ...breakAfter3, afterSprint: 6 }, "2026-01-05");
    if (!before.ok) throw new Error(before.refusal.message);
    const result = addPause(before.value.calendar, breakAfter3, "2026-01-05");
    if (!result.ok) throw new Error(result.refusal.message);
    const { calendar, moves } = result.value;
    expect(checkCalendar(calendar)).toEqual([]);
    expect(calendar.pauses[0]).toEqual({ ...breakAfter3, startsOn: "2026-02-16", endsOn: "2026-03-01" });
    expect(moves.sprints[0]).toEqual({
      number: 4,
      from: { startsOn: "2026-02-16", endsOn: "2026-03-01" },
      to: { startsOn: "2026-03-02", endsOn: "2026-03-15" },
    });
    expect(moves.sprints.map((move) => move.number)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(moves.milestones.map((move) => move.number)).toEqual([1, 2, 3]);
    expect(moves.milestones[0]?.to).toMatchObject({ startsOn: "2026-01-05", firstSprint: 1, lastSprint: 4 });
    expect(moves.pauses.map((move) => move.afterSprint)).toEqual([6]);
  });

  it("can be removed while it is ahead, and leaves all as it was", () => {
    const before = calendarOf2Weeks();
    const added = addPause(before, breakAfter3, "2026-01-05");
    if (!added.ok) throw new Error(added.refusal.message);
    const removed = removePause(added.value.calendar, 3, "2026-02-15");
    expect(removed).toMatchObject({ ok: true, value: { calendar: before } });
    expect(removePause(added.value.calendar, 3, "2026-02-16")).toMatchObject({
      refusal: { rule: "CAL-2", message: "The pause after Flow Sprint 3 has begun." },
    });
    expect(removePause(added.value.calendar, 3, "2026-03-02")).toMatchObject({
      refusal: { rule: "CAL-2", wayOut: "Pauses can still change after Flow Sprint 4 and later." },
    });
    expect(removePause(before, 3, "2026-01-05")).toMatchObject({ refusal: { code: "not_found" } });
  });

  it("is put in up to the last day of the sprint before it, not once the next has begun", () => {
    const calendar = calendarOf2Weeks();
    expect(addPause(calendar, breakAfter3, "2026-02-15").ok).toBe(true);
    expect(addPause(calendar, breakAfter3, "2026-02-16")).toMatchObject({
      ok: false,
      refusal: {
        rule: "CAL-2",
        message: "The boundary after Flow Sprint 3 is past: Flow Sprint 4 has begun.",
        wayOut: "Pauses can still change after Flow Sprint 4 and later.",
      },
    });
    const sprints = calendar.sprints.map((sprint) => ({
      ...sprint,
      state: sprint.number <= 3 ? ("closed" as const) : sprint.number === 4 ? ("running" as const) : sprint.state,
    }));
    expect(addPause({ ...calendar, sprints }, breakAfter3, "2026-02-10").ok).toBe(false);
  });

  it("is 1 to 8 whole weeks at a boundary of the calendar without a pause", () => {
    const calendar = calendarOf2Weeks();
    for (const weeks of [0, -1, 1.5, 9, Number.NaN]) {
      const result = addPause(calendar, { ...breakAfter3, weeks }, "2026-01-05");
      expect(result).toMatchObject({ ok: false, refusal: { rule: "CAL-2", fields: { weeks: expect.any(String) } } });
    }
    for (const afterSprint of [0, -1, 12, 13, 2.5]) {
      const result = addPause(calendar, { ...breakAfter3, afterSprint }, "2026-01-05");
      expect(result).toMatchObject({ ok: false, refusal: { fields: { afterSprint: expect.any(String) } } });
    }
    const added = addPause(calendar, breakAfter3, "2026-01-05");
    if (!added.ok) throw new Error(added.refusal.message);
    expect(addPause(added.value.calendar, breakAfter3, "2026-01-05")).toMatchObject({
      refusal: { message: "There is a pause of 2 weeks after Flow Sprint 3 already." },
    });
  });
});
