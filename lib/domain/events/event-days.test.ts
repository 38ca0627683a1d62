import { describe, expect, test } from "vitest";
import { daysFor, isStillOn } from "./event-days";

const sprint = { startsOn: "2026-11-16", endsOn: "2026-11-29", state: "closed", isBeforeFlotilla: false } as const;
const event = (kind: "review" | "daily_scrum" | "team_retrospective", day: string, state = "scheduled" as const) => ({
  kind,
  day,
  state,
});

describe("of a Flow Sprint that is closed", () => {
  test("Team Sprint Retrospectives stay until the last day they may be on", () => {
    const retrospective = event("team_retrospective", "2026-11-27");
    const { last } = daysFor("team_retrospective", sprint);
    expect(last).toBe("2026-12-02");
    expect(["2026-11-26", "2026-11-30", last].map((today) => isStillOn(retrospective, sprint, today))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isStillOn(retrospective, sprint, "2026-12-03")).toBe(false);
  });

  test("others that weren't held stay on their own day alone", () => {
    for (const kind of ["review", "daily_scrum"] as const) {
      const planned = event(kind, "2026-11-27");
      expect(["2026-11-26", "2026-11-27", "2026-11-28"].map((today) => isStillOn(planned, sprint, today))).toEqual([
        false,
        true,
        false,
      ]);
    }
  });

  test("what was held, runs or was called off stays, and nothing is ahead of one that was before Flotilla", () => {
    for (const state of ["running", "closed", "called_off"] as const) {
      expect(isStillOn({ ...event("review", "2026-11-27"), state }, sprint, "2027-01-01")).toBe(true);
    }
    const before = { ...sprint, isBeforeFlotilla: true };
    expect(isStillOn(event("team_retrospective", "2026-11-27"), before, "2026-11-27")).toBe(false);
  });

  test("all stay while it is open", () => {
    expect(isStillOn(event("review", "2026-11-17"), { ...sprint, state: "running" }, "2026-12-24")).toBe(true);
  });
});
