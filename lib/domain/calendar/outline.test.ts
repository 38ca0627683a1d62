import { describe, expect, it } from "vitest";
import { changeCadence } from "./change-cadence";
import { calendarHorizon, calendarOutline } from "./outline";
import { addPause } from "./pauses";
import { extendCalendar, planCalendar } from "./plan";

function year() {
  const plan = planCalendar({ startsOn: "2026-01-05", untilDate: "2027-01-04", sprintWeeks: 2, milestoneSprints: 4 });
  if (!plan.ok) throw new Error(plan.refusal.message);
  return plan.value;
}

describe("an outline", () => {
  it("says all that was decided, in one line", () => {
    const paused = addPause(year(), { afterSprint: 3, weeks: 2, reason: "Year-end break" }, "2026-01-05");
    if (!paused.ok) throw new Error(paused.refusal.message);
    const changed = changeCadence(
      paused.value.calendar,
      { fromSprint: 9, sprintWeeks: 3, milestoneSprints: 3 },
      "2026-01-05",
    );
    if (!changed.ok) throw new Error(changed.refusal.message);
    expect(calendarOutline(changed.value.calendar)).toBe("2026-01-05 | 1:2x4 9:3x3 | 3+2");
  });

  it("stays the same when the calendar only grows", () => {
    expect(calendarOutline(extendCalendar(year(), { untilDate: "2030-01-01" }))).toBe(calendarOutline(year()));
  });

  it("reaches three years ahead", () => {
    expect(calendarHorizon("2026-11-22")).toBe("2029-11-21");
  });
});
