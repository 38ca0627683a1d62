import { describe, expect, it } from "vitest";
import { AddPause, ChangeCadence, RemovePause, SetCalendar } from "./schema";

const flowTeamId = "0199a3c4-7b1e-7c33-9d52-3f1f8a6b2c11";

/** The first message, or null when the input is good. */
function message(parsed: { success: boolean; error?: { issues: { message: string }[] } | undefined }): string | null {
  return parsed.success ? null : (parsed.error?.issues[0]?.message ?? "");
}

describe("what commands of the calendar take", () => {
  const plan = { flowTeamId, startsOn: "2026-01-05", sprintWeeks: 2, milestoneSprints: 4 };
  const pause = { flowTeamId, afterSprint: 3, weeks: 2, reason: " Year-end break " };
  const change = { flowTeamId, fromSprint: 5, sprintWeeks: 3, milestoneSprints: 3 };

  it("is what the forms send", () => {
    expect(SetCalendar.parse(plan)).toEqual(plan);
    expect(AddPause.parse(pause).reason).toBe("Year-end break");
    expect(RemovePause.safeParse({ flowTeamId, pauseId: flowTeamId }).success).toBe(true);
    expect(ChangeCadence.parse(change)).toEqual(change);
    expect(ChangeCadence.safeParse({ ...change, seen: "2026-01-05 | 1:2x4 | " }).success).toBe(true);
  });

  it("is refused in plain words", () => {
    expect(message(SetCalendar.safeParse({ ...plan, startsOn: "2026-02-30" }))).toBe("This is no day of the calendar.");
    for (const startsOn of ["0000-01-01", "1899-12-31", "2200-01-01", "9999-12-31"]) {
      expect(message(SetCalendar.safeParse({ ...plan, startsOn }))).toBe("Choose a day between 1900 and 2199.");
    }
    expect(message(SetCalendar.safeParse({ ...plan, startsOn: null }))).toBe("Choose a day.");
    expect(message(SetCalendar.safeParse({ ...plan, sprintWeeks: 1 }))).toBe("A Flow Sprint is 2, 3 or 4 weeks.");
    expect(message(SetCalendar.safeParse({ ...plan, sprintWeeks: "2" }))).toBe("A Flow Sprint is 2, 3 or 4 weeks.");
    expect(message(SetCalendar.safeParse({ ...plan, milestoneSprints: 6 }))).toBe("A Milestone has at most 5 sprints.");
    expect(message(SetCalendar.safeParse({ ...plan, flowTeamId: "x" }))).toBe("That is not a Flow Team.");
    expect(message(AddPause.safeParse({ ...pause, weeks: 1.5 }))).toBe("Give a whole number of weeks.");
    expect(message(AddPause.safeParse({ ...pause, weeks: 9 }))).toBe("A pause is at most 8 weeks.");
    expect(message(AddPause.safeParse({ ...pause, reason: "  " }))).toBe("Say what the pause is for.");
    expect(message(AddPause.safeParse({ ...pause, reason: "x".repeat(201) }))).toBe(
      "Keep the reason to 200 characters.",
    );
    expect(message(ChangeCadence.safeParse({ ...change, fromSprint: 0 }))).toBe("Flow Sprints are numbered from 1.");
  });
});
