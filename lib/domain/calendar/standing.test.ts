import { describe, expect, it } from "vitest";
import type { Calendar } from "./calendar";
import { addPause } from "./pauses";
import { planCalendar } from "./plan";
import { calendarStanding, milestoneOn } from "./standing";

function paused(): Calendar {
  const plan = planCalendar({ startsOn: "2026-01-05", untilDate: "2026-05-01", sprintWeeks: 2, milestoneSprints: 4 });
  if (!plan.ok) throw new Error(plan.refusal.message);
  const result = addPause(plan.value, { afterSprint: 4, weeks: 1, reason: "Offsite" }, "2026-01-05");
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value.calendar;
}

describe("where a calendar is today", () => {
  it("is before it, in a sprint, in a pause or past its end", () => {
    const calendar = paused();
    expect(calendarStanding(calendar, "2026-01-02")).toMatchObject({ is: "ahead", inDays: 3 });
    expect(calendarStanding(calendar, "2026-01-13")).toMatchObject({
      is: "in a sprint",
      sprint: { number: 1 },
      day: 7,
      of: 10,
    });
    expect(calendarStanding(calendar, "2026-03-02")).toMatchObject({
      is: "in a pause",
      pause: { reason: "Offsite" },
      next: { number: 5 },
    });
    expect(calendarStanding(calendar, "2030-01-01")).toEqual({ is: "past the end" });
  });

  it("is with the sprint that still runs past its last day", () => {
    const calendar = paused();
    const sprints = calendar.sprints.map((sprint) =>
      sprint.number === 1 ? { ...sprint, state: "running" as const } : sprint,
    );
    expect(calendarStanding({ ...calendar, sprints }, "2026-01-21")).toMatchObject({
      is: "overdue",
      sprint: { number: 1 },
      daysOver: 3,
    });
    expect(calendarStanding({ ...calendar, sprints }, "2026-01-18")).toMatchObject({ is: "in a sprint" });
  });

  it("is in the Milestone to come during a pause before it", () => {
    const on = (day: string) => milestoneOn(paused(), day)?.number ?? null;
    expect([on("2026-01-02"), on("2026-01-05"), on("2026-03-01"), on("2026-03-02"), on("2030-01-01")]).toEqual([
      null,
      1,
      1,
      2,
      null,
    ]);
  });
});
