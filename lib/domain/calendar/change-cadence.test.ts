import { describe, expect, it } from "vitest";
import type { Calendar } from "./calendar";
import { changeCadence, committedMovesAllowed, nearestBoundaries } from "./change-cadence";
import { checkCalendar } from "./check";
import { addPause } from "./pauses";
import { extendCalendar, planCalendar } from "./plan";

const start = "2026-01-05";

function planned(sprintWeeks: number, milestoneSprints: number): Calendar {
  const result = planCalendar({ startsOn: start, untilDate: "2026-12-31", sprintWeeks, milestoneSprints });
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

function changed(calendar: Calendar, fromSprint: number, sprintWeeks: number, milestoneSprints: number) {
  const result = changeCadence(calendar, { fromSprint, sprintWeeks, milestoneSprints }, start);
  if (!result.ok) throw new Error(result.refusal.message);
  expect(checkCalendar(result.value.calendar)).toEqual([]);
  return result.value;
}

const runs = (calendar: Calendar, count: number) =>
  calendar.milestones.slice(0, count).map((one) => [one.firstSprint, one.lastSprint]);

describe("a change of cadence", () => {
  it("at the start of a Milestone leaves what is before and cuts the rest by the new rhythm", () => {
    const before = planned(2, 4);
    const { calendar, moves } = changed(before, 5, 3, 3);
    expect(calendar.sprints.slice(0, 4)).toEqual(before.sprints.slice(0, 4));
    expect(calendar.sprints[4]).toMatchObject({ number: 5, startsOn: "2026-03-02", endsOn: "2026-03-22", weeks: 3 });
    expect(runs(calendar, 4)).toEqual([
      [1, 4],
      [5, 7],
      [8, 10],
      [11, 13],
    ]);
    expect(moves.milestones[0]).toMatchObject({ number: 2, from: { lastSprint: 8 }, to: { lastSprint: 7 } });
    expect(calendar.cadences.map((cadence) => cadence.fromSprint)).toEqual([1, 5]);
  });

  it("inside a Milestone makes a mix nearest to the weeks it had", () => {
    // 2 + 2 weeks before; 2 of 3 come to 10 weeks, the only sum from 8 to 10.
    expect(runs(changed(planned(2, 4), 3, 3, 3).calendar, 2)).toEqual([
      [1, 4],
      [5, 7],
    ]);
    // 2 weeks before: 2 of 3 come to 8.
    expect(runs(changed(planned(2, 4), 2, 3, 3).calendar, 2)).toEqual([
      [1, 3],
      [4, 6],
    ]);
    // 4 weeks before: 2 or 3 of 2 come to 8, as it had, or 10.
    expect(runs(changed(planned(4, 2), 2, 2, 5).calendar, 2)).toEqual([
      [1, 3],
      [4, 8],
    ]);
    // 6 of 9 weeks before: 8 and 10 are as near, so the rhythm decides.
    expect(runs(changed(planned(3, 3), 3, 2, 4).calendar, 2)).toEqual([
      [1, 3],
      [4, 7],
    ]);
    expect(runs(changed(planned(3, 3), 3, 2, 5).calendar, 2)).toEqual([
      [1, 4],
      [5, 9],
    ]);
  });

  it("can end a Milestone where it falls, when it is long enough there", () => {
    expect(runs(changed(planned(2, 5), 5, 4, 2).calendar, 3)).toEqual([
      [1, 4],
      [5, 6],
      [7, 8],
    ]);
  });

  it("of the rhythm alone moves no sprint", () => {
    const { calendar, moves } = changed(planned(2, 4), 3, 2, 5);
    expect(moves.sprints).toEqual([]);
    expect(runs(calendar, 3)).toEqual([
      [1, 4],
      [5, 9],
      [10, 14],
    ]);
  });

  it("keeps every sprint and Milestone number there was", () => {
    for (const [from, to] of [
      [planned(4, 2), [2, 4]],
      [planned(2, 4), [4, 2]],
    ] as const) {
      const { calendar } = changed(from, 3, to[0], to[1]);
      expect(calendar.sprints.length).toBeGreaterThanOrEqual(from.sprints.length);
      expect(calendar.milestones.length).toBeGreaterThanOrEqual(from.milestones.length);
    }
  });

  it("lets go of what isn't needed when told how far to reach, never of a pause or a commitment", () => {
    const long = changed(planned(2, 4), 3, 4, 2).calendar;
    const reach = { untilDate: "2026-12-31", throughSprint: 12, throughMilestone: 3 };
    const back = { fromSprint: 3, sprintWeeks: 2, milestoneSprints: 4 };
    const short = changeCadence(long, back, start, reach);
    expect(short).toMatchObject({ ok: true, value: { calendar: planned(2, 4) } });
    const paused = addPause(long, { afterSprint: 27, weeks: 1, reason: "Fair" }, start);
    if (!paused.ok) throw new Error(paused.refusal.message);
    const milestones = paused.value.calendar.milestones.map((one) => ({ ...one, committed: one.number === 9 }));
    const kept = changeCadence({ ...paused.value.calendar, milestones }, back, start, reach);
    if (!kept.ok) throw new Error(kept.refusal.message);
    expect(kept.value.calendar.pauses).toHaveLength(1);
    expect(kept.value.calendar.milestones).toHaveLength(9);
    expect(checkCalendar(kept.value.calendar)).toEqual([]);
  });

  it("goes on past a pause at the end of what has to be reached", () => {
    const paused = addPause(planned(2, 4), { afterSprint: 13, weeks: 1, reason: "Fair" }, start);
    if (!paused.ok) throw new Error(paused.refusal.message);
    const change = { fromSprint: 5, sprintWeeks: 3, milestoneSprints: 3 };
    const result = changeCadence(paused.value.calendar, change, start, { throughSprint: 13 });
    if (!result.ok) throw new Error(result.refusal.message);
    expect(result.value.calendar.sprints).toHaveLength(16);
    expect(checkCalendar(result.value.calendar)).toEqual([]);
  });

  it("keeps pauses at their boundary", () => {
    const paused = addPause(planned(2, 4), { afterSprint: 6, weeks: 1, reason: "Fair" }, start);
    if (!paused.ok) throw new Error(paused.refusal.message);
    const { calendar, moves } = changed(paused.value.calendar, 5, 3, 3);
    expect(calendar.pauses).toMatchObject([{ afterSprint: 6, weeks: 1, startsOn: "2026-04-13" }]);
    expect(moves.pauses).toHaveLength(1);
  });

  it("replaces one planned for later, and leaves no trace when it only goes on as before", () => {
    const before = planned(2, 4);
    const { calendar } = changed(changed(before, 9, 3, 3).calendar, 5, 4, 2);
    expect(calendar.cadences).toMatchObject([{ fromSprint: 1 }, { fromSprint: 5, sprintWeeks: 4 }]);
    const back = changed(calendar, 5, 2, 4).calendar;
    expect(back.cadences).toEqual(before.cadences);
    expect(back.sprints.slice(0, before.sprints.length)).toEqual(before.sprints);
  });

  it("can start past the last sprint, for what is planned later", () => {
    const before = planned(2, 4);
    const { calendar, moves } = changed(before, before.sprints.length + 1, 3, 3);
    expect(calendar.sprints).toEqual(before.sprints);
    expect(moves.sprints).toEqual([]);
    const later = extendCalendar(calendar, { throughSprint: before.sprints.length + 1 });
    expect(later.sprints.at(-1)?.weeks).toBe(3);
    expect(checkCalendar(later)).toEqual([]);
  });
});

describe("a change of cadence is refused", () => {
  const to4 = { sprintWeeks: 4, milestoneSprints: 2 };

  it("when the sprint has begun, by date or by an act (CAL-3)", () => {
    const calendar = planned(2, 4);
    for (const fromSprint of [1, 2, 3]) {
      expect(changeCadence(calendar, { fromSprint, ...to4 }, "2026-02-02")).toMatchObject({
        ok: false,
        refusal: { rule: "CAL-3", wayOut: "Start the change at Flow Sprint 4 or later." },
      });
    }
    expect(changeCadence(calendar, { fromSprint: 5, ...to4 }, "2026-03-01").ok).toBe(true);
    expect(changeCadence(calendar, { fromSprint: 5, ...to4 }, "2026-03-02").ok).toBe(false);
  });

  it("when there is no such sprint", () => {
    const calendar = planned(2, 4);
    for (const fromSprint of [0, -3, 2.5, calendar.sprints.length + 2]) {
      expect(changeCadence(calendar, { fromSprint, ...to4 }, start)).toMatchObject({
        refusal: { rule: "CAL-3", code: "invalid" },
      });
    }
  });

  it("when no sum is left, naming the nearest boundaries that work (CAL-5)", () => {
    const calendar = planned(3, 3);
    const change = { fromSprint: 5, ...to4 };
    expect(changeCadence(calendar, change, start)).toMatchObject({
      ok: false,
      refusal: {
        rule: "CAL-5",
        message: "Milestone 2 has 3 weeks before Flow Sprint 5; with sprints of 4 weeks it can't come to 8 to 10.",
        wayOut: "Start the change at Flow Sprint 4 or Flow Sprint 6.",
      },
    });
    expect(nearestBoundaries(calendar, change, start)).toEqual({ before: 4, after: 6 });
    expect(changed(calendar, 4, 4, 2).calendar.milestones[1]).toMatchObject({ firstSprint: 4, lastSprint: 5 });
    expect(changed(calendar, 6, 4, 2).calendar.milestones[1]).toMatchObject({ firstSprint: 4, lastSprint: 6 });
    // Sprint 4 runs: only what is after it is left.
    expect(changeCadence(calendar, change, "2026-03-10")).toMatchObject({
      refusal: { wayOut: "Start the change at Flow Sprint 6." },
    });
  });
});

describe("committed Milestones that move", () => {
  const calendar = planned(2, 4);
  const milestones = calendar.milestones.map((one) => ({ ...one, committed: one.number <= 3 }));

  it("are named, and need the CPO's yes", () => {
    const change = changed({ ...calendar, milestones }, 5, 3, 3);
    expect(change.committedMilestonesMoved).toEqual([2, 3]);
    expect(change.calendar.milestones.filter((one) => one.committed)).toHaveLength(3);
    expect(committedMovesAllowed(change, false)).toMatchObject({
      refusal: { rule: "CAL-5", message: "Milestones 2, 3 are committed, and this moves them." },
    });
    expect(committedMovesAllowed(change, true).ok).toBe(true);
  });

  it("are none when the change comes after them", () => {
    const change = changed({ ...calendar, milestones }, 13, 3, 3);
    expect(change.committedMilestonesMoved).toEqual([]);
    expect(committedMovesAllowed(change, false).ok).toBe(true);
  });
});
