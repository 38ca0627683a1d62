import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar/dates";
import { at, change, kept, of } from "@/tests/schedule-rows";
import { holidayWords, holidaysOf } from "./days-off";
import { clashesOf } from "./participants";
import { findScheduled, scheduleSprint } from "./schedule";
import type { ScheduleGround } from "./schedule-model";

/** Teams that each have a PO and an SM of their own, in a Flow Sprint from Monday, 16 March, to Sunday, 29 March. */
function ground({ size = 3, ...fields }: Partial<ScheduleGround> & { size?: number } = {}): ScheduleGround {
  const teams = Array.from({ length: size }, (_, at) => ({ id: `t${at}`, slug: `team-${at}`, name: `Team ${at}` }));
  const roles = teams.flatMap(({ id }) =>
    (["po", "sm"] as const).map((role) => ({ personId: `${id}-${role}`, role, teamId: id })),
  );
  const sprints = [{ number: 1, startsOn: "2026-03-16", endsOn: "2026-03-29" }];
  return { timeZone: "Europe/Zurich", sprints, teams, roles, holidays: {}, series: [], kept: [], ...fields };
}

describe("the first Daily Scrum", () => {
  const firstDaily = (facts: ScheduleGround) => at(of(scheduleSprint(facts, 1), "daily_scrum")[0]);

  test("follows Planning 2 wherever its series puts that, and a later time of its own series holds", () => {
    const late = change({ kind: "planning_2", startMinute: 930 });
    expect(firstDaily(ground({ series: [late] }))).toBe("2026-03-16 16:45");
    const own = ["t0", "t1", "t2"].map((teamId) => change({ kind: "daily_scrum", teamId, startMinute: 1020 }));
    expect(firstDaily(ground({ series: own }))).toBe("2026-03-16 17:00");
  });

  test("stays in the morning where it wouldn't fit into the day, or Planning 2 is held before", () => {
    expect(firstDaily(ground({ series: [change({ kind: "planning_2", startMinute: 1020 })] }))).toBe(
      "2026-03-16 09:00",
    );
    const before = change({ kind: "planning_2", day: -3 });
    expect(firstDaily(ground({ series: [before] }))).toBe("2026-03-16 09:00");
  });
});

describe("a public holiday", () => {
  const everybody = (...days: string[]) => ({ t0: days, t1: days, t2: days });
  const days = (facts: ScheduleGround, kind: string) => [
    ...new Set(of(scheduleSprint(facts, 1), kind).map(({ day }) => day)),
  ];

  test("on the first day puts planning on the next working day, and the Daily Scrums begin there", () => {
    const facts = ground({ holidays: everybody("2026-03-16") });
    const events = scheduleSprint(facts, 1);
    const planning = ["planning_1", "team_planning", "planning_2", "daily_scrum"];
    expect(planning.map((kind) => at(of(events, kind)[0]))).toEqual([
      "2026-03-17 09:30",
      "2026-03-17 11:15",
      "2026-03-17 13:30",
      "2026-03-17 14:45",
    ]);
    expect(of(events, "daily_scrum")[0]?.key).toBe("s1-daily-scrum-2-team-0");
    expect(days(facts, "roadmap_refinement")).toEqual(["2026-03-18"]);
    expect(clashesOf(facts, events)).toEqual([]);
  });

  test("on the last day puts looking back on the working day before", () => {
    const facts = ground({ holidays: everybody("2026-03-27") });
    const ends = ["review", "flow_retrospective", "team_retrospective"].map((kind) => days(facts, kind));
    expect(ends).toEqual([["2026-03-26"], ["2026-03-26"], ["2026-03-26"]]);
    expect(days(facts, "refinement")).toEqual(["2026-03-19", "2026-03-26"]);
    expect(days(facts, "daily_scrum")).not.toContain("2026-03-27");
  });

  test("in between leaves out its Daily Scrums, whose numbers go on, and keeps weekly events off it", () => {
    const facts = ground({ holidays: everybody("2026-03-18", "2026-03-26") });
    expect(days(facts, "scrum_of_scrums")).toEqual(["2026-03-19", "2026-03-25"]);
    // Not on the day of the Review.
    expect(days(facts, "refinement")).toEqual(["2026-03-19", "2026-03-25"]);
    const dailies = of(scheduleSprint(facts, 1), "daily_scrum").filter(({ teamId }) => teamId === "t0");
    expect(dailies.map(({ ordinal }) => ordinal)).toEqual([1, 2, 4, 5, 6, 7, 8, 10]);
    expect(findScheduled(facts, "s1-daily-scrum-3-team-0")).toBeNull();
  });

  test("of one team is that team's alone; half of the teams don't keep the Flow Team from its events", () => {
    const facts = ground({ size: 2, holidays: { t0: ["2026-03-16", "2026-03-19"] } });
    const events = scheduleSprint(facts, 1);
    expect(days(facts, "planning_1")).toEqual(["2026-03-16"]);
    const ofTeam = (teamId: string, kind: string) => of(events, kind).filter((one) => one.teamId === teamId)[0]?.day;
    expect([ofTeam("t0", "team_planning"), ofTeam("t1", "team_planning")]).toEqual(["2026-03-17", "2026-03-16"]);
    expect([ofTeam("t0", "refinement"), ofTeam("t1", "refinement")]).toEqual(["2026-03-20", "2026-03-19"]);
    expect([ofTeam("t0", "daily_scrum"), ofTeam("t1", "daily_scrum")]).toEqual(["2026-03-17", "2026-03-16"]);
  });

  test("leaves what somebody touched where it is, and a week of them leaves events where they were", () => {
    const row = kept({ key: "s1-daily-scrum-3-team-0", kind: "daily_scrum", teamId: "t0", ordinal: 3 });
    const touched = ground({ holidays: everybody("2026-03-18"), kept: [row, kept({ id: "e2", dayOffset: 2 })] });
    expect(findScheduled(touched, "s1-daily-scrum-3-team-0")).toMatchObject({ day: "2026-03-18", state: "scheduled" });
    expect(findScheduled(touched, "s1-planning-1")).toMatchObject({ day: "2026-03-18" });
    const week = Array.from({ length: 14 }, (_, day) => addDays("2026-03-16", day));
    expect(days(ground({ holidays: everybody(...week) }), "planning_1")).toEqual(["2026-03-16"]);
  });

  test("is told by how many teams it is for", () => {
    const facts = ground({ holidays: { t0: ["2026-03-18", "2026-03-21"], t1: ["2026-03-18"] } });
    const holidays = holidaysOf(facts, ["2026-03-17", "2026-03-18", "2026-03-21"]);
    expect(holidays).toEqual([{ day: "2026-03-18", teamIds: ["t0", "t1"] }]);
    const words = (teamId?: string) => holidayWords("2026-03-18", { holidays, teams: 3 }, teamId);
    expect([words(), words("t0"), words("t2")]).toEqual([
      "A public holiday for 2 of 3 teams.",
      "A public holiday for the team.",
      null,
    ]);
  });
});
