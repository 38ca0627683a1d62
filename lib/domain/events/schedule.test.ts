import { tzOffset } from "@date-fns/tz";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Role } from "@/lib/domain/access";
import { addDays, isWorkingDay } from "@/lib/domain/calendar/dates";
import { at, change, kept, of } from "@/tests/schedule-rows";
import { contracts } from "./contracts";
import { clashesOf, participantsOf } from "./participants";
import { findScheduled, scheduleSprint } from "./schedule";
import type { KeptEvent, ScheduleGround, ScheduledEvent } from "./schedule-model";

type Held = ScheduleGround["roles"][number];

const leaders: Held[] = (["cpo", "csm", "architect"] as const).map((role) => ({ personId: role, role, teamId: null }));

/** So many teams that each have a PO, an SM and two Developers of their own, unless `serves` says otherwise. */
function ground(fields: Partial<ScheduleGround> & { size?: number } = {}): ScheduleGround {
  const { size = 3, ...rest } = fields;
  const teams = Array.from({ length: size }, (_, at) => ({ id: `t${at}`, slug: `team-${at}`, name: `Team ${at}` }));
  const people = teams.flatMap(({ id }) =>
    (["po", "sm", "developer", "developer"] as Role[]).map((role, at) => ({
      personId: `${id}-${role}-${at}`,
      role,
      teamId: id,
    })),
  );
  const sprints = Array.from({ length: 6 }, (_, at) => ({
    number: at + 1,
    startsOn: addDays("2026-03-16", at * 14),
    endsOn: addDays("2026-03-29", at * 14),
  }));
  return {
    timeZone: "Europe/Zurich",
    sprints,
    teams,
    roles: [...leaders, ...people],
    holidays: {},
    series: [],
    kept: [],
    ...rest,
  };
}

describe("what is proposed", () => {
  const events = scheduleSprint(ground(), 1);
  const first = (kind: string) => at(of(events, kind)[0]);

  test("is each event of the Flow Sprint, as often as its rhythm says", () => {
    const counts = Object.fromEntries(Object.keys(contracts).map((kind) => [kind, of(events, kind).length]));
    expect(counts).toEqual({
      planning_1: 1,
      planning_2: 1,
      scrum_of_scrums: 2,
      roadmap_refinement: 1,
      review: 1,
      flow_retrospective: 1,
      team_planning: 3,
      daily_scrum: 30,
      refinement: 6,
      team_retrospective: 3,
    });
    expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
  });

  test("stands on the days and at the times people expect", () => {
    expect(of(events, "daily_scrum").find(({ ordinal }) => ordinal === 2)).toMatchObject({ startMinute: 540 });
    expect(first("planning_1")).toBe("2026-03-16 09:30");
    expect(first("team_planning")).toBe("2026-03-16 11:15");
    expect(first("planning_2")).toBe("2026-03-16 13:30");
    // There is no plan to go through before.
    expect(first("daily_scrum")).toBe("2026-03-16 14:45");
    expect(first("roadmap_refinement")).toBe("2026-03-17 14:00");
    expect(of(events, "scrum_of_scrums").map(at)).toEqual(["2026-03-18 10:00", "2026-03-25 10:00"]);
    expect(first("refinement")).toBe("2026-03-19 13:30");
    expect(first("review")).toBe("2026-03-27 10:00");
    expect(first("flow_retrospective")).toBe("2026-03-27 13:30");
    expect(first("team_retrospective")).toBe("2026-03-27 14:45");
  });

  test("has a Roadmap Refinement in the first sprint that begins in a month alone", () => {
    const inSprints = [1, 2, 3, 4, 5, 6].map(
      (number) => of(scheduleSprint(ground(), number), "roadmap_refinement").length,
    );
    // They begin on 16 and 30 March, 13 and 27 April, 11 and 25 May.
    expect(inSprints).toEqual([1, 0, 1, 0, 1, 0]);
  });

  test("keeps 9 o'clock on the wall across the change of the clocks", () => {
    const daily = (number: number) =>
      of(scheduleSprint(ground(), number), "daily_scrum").find(({ ordinal }) => ordinal === 2);
    expect(new Date(daily(1)?.startsAt ?? 0).toISOString()).toBe("2026-03-17T08:00:00.000Z");
    expect(new Date(daily(2)?.startsAt ?? 0).toISOString()).toBe("2026-03-31T07:00:00.000Z");
  });

  test("begins on the first working day of a sprint that begins on a Saturday", () => {
    const sprints = [{ number: 1, startsOn: "2026-03-14", endsOn: "2026-03-27" }];
    const saturday = scheduleSprint(ground({ sprints }), 1);
    expect(at(of(saturday, "planning_1")[0])).toBe("2026-03-16 09:30");
    expect(of(saturday, "scrum_of_scrums").map(({ day }) => day)).toEqual(["2026-03-18", "2026-03-25"]);
    expect(at(of(saturday, "review")[0])).toBe("2026-03-27 10:00");
  });

  test("is nothing for a sprint the calendar doesn't have", () => {
    expect(scheduleSprint(ground(), 7)).toEqual([]);
  });
});

describe("a series", () => {
  test("holds from its sprint on, field by field", () => {
    const series = [
      change({ fromSprint: 4, startMinute: 600 }),
      change({ fromSprint: 2, startMinute: 540, minutes: 120, callLink: "https://call.example/p1" }),
    ];
    const planning = (number: number) => of(scheduleSprint(ground({ series }), number), "planning_1")[0];
    expect(planning(1)).toMatchObject({ startMinute: 570, minutes: 90, callLink: "" });
    expect(planning(2)).toMatchObject({ startMinute: 540, minutes: 120, isMoved: false });
    expect(planning(4)).toMatchObject({ startMinute: 600, minutes: 120, callLink: "https://call.example/p1" });
  });

  test("of Planning 1 takes the teams and Planning 2 along", () => {
    const events = scheduleSprint(ground({ series: [change({ startMinute: 780, minutes: 60 })] }), 1);
    expect(of(events, "team_planning").map(at)[0]).toBe("2026-03-16 14:15");
    expect(at(of(events, "planning_2")[0])).toBe("2026-03-16 16:00");
    const earlier = scheduleSprint(ground({ series: [change({ day: -3 })] }), 1);
    expect(at(of(earlier, "planning_1")[0])).toBe("2026-03-13 09:30");
    expect(at(of(earlier, "team_planning")[0])).toBe("2026-03-16 09:15");
  });

  test("of one team moves that team alone", () => {
    const series = [change({ kind: "daily_scrum", teamId: "t1", startMinute: 645 })];
    const dailies = of(scheduleSprint(ground({ series }), 1), "daily_scrum").filter(({ ordinal }) => ordinal === 4);
    expect(dailies.map(({ teamId, startMinute }) => [teamId, startMinute])).toEqual([
      ["t0", 540],
      ["t2", 540],
      ["t1", 645],
    ]);
  });
});

describe("what somebody touched", () => {
  test("stands where it was put, and goes before its series", () => {
    const series = [change({ startMinute: 600, callLink: "https://call.example/all" })];
    const moved = kept({ dayOffset: -1, startMinute: 840, minutes: 75 });
    const [planning] = of(scheduleSprint(ground({ series, kept: [moved] }), 1), "planning_1");
    expect(planning).toMatchObject({
      id: "e1",
      day: "2026-03-15",
      startMinute: 840,
      minutes: 75,
      isMoved: true,
      callLink: "https://call.example/all",
    });
  });

  test("keeps its address when its team is called otherwise, and is found by both", () => {
    const row = kept({ key: "s1-daily-scrum-2-old-name", kind: "daily_scrum", teamId: "t0", ordinal: 2 });
    const renamed = ground({ kept: [row] });
    expect(findScheduled(renamed, "s1-daily-scrum-2-old-name")).toMatchObject({ id: "e1" });
    expect(findScheduled(renamed, "s1-daily-scrum-2-team-0")).toMatchObject({ id: "e1" });
    expect(findScheduled(renamed, "s1-daily-scrum-3-old-name")).toBeNull();
    expect(findScheduled(renamed, "s1-daily-scrum-11-team-0")).toBeNull();
    expect(findScheduled(renamed, "s9-planning-1")).toBeNull();
    expect(findScheduled(renamed, "planning")).toBeNull();
  });

  test("stays once held, also when its team is gone", () => {
    const row = { kind: "team_planning" as const, teamId: "gone", dayOffset: 0, startMinute: 700, minutes: 60 };
    const held = kept({ ...row, key: "s1-team-planning-gone", state: "closed" });
    const untouched = kept({ ...row, key: "s1-team-planning-gone" });
    const keysOf = (rows: KeptEvent[]) => scheduleSprint(ground({ kept: rows }), 1).map(({ key }) => key);
    expect(keysOf([held])).toContain("s1-team-planning-gone");
    expect(keysOf([untouched])).not.toContain("s1-team-planning-gone");
  });
});

describe("who is in the room", () => {
  test("follows from the contract's roles, and guests come on top", () => {
    const facts = ground({ size: 2 });
    facts.roles = [...facts.roles, { personId: "guest", role: "stakeholder", teamId: null }];
    const room = (kind: ScheduledEvent["kind"], teamId: string | null) => participantsOf(facts, { kind, teamId });
    expect(room("daily_scrum", "t1")).toEqual(["t1-po-0", "t1-sm-1", "t1-developer-2", "t1-developer-3"]);
    expect(room("scrum_of_scrums", null)).toHaveLength(3 + 4);
    expect(room("review", null)).toHaveLength(2 + 8 + 1);
    expect(participantsOf(facts, { kind: "daily_scrum", teamId: "t1" }, ["guest", "t1-po-0"])).toHaveLength(5);
  });

  test("clashes where two rooms overlap, once for each pair, and not with what is called off", () => {
    const facts = ground({ size: 2, kept: [kept({ startMinute: 680 })] });
    const clashes = clashesOf(facts, scheduleSprint(facts, 1));
    expect(clashes.map(({ personId }) => personId).sort()).toEqual(["t0-po-0", "t0-sm-1", "t1-po-0", "t1-sm-1"]);
    expect(clashes[0]?.keys).toEqual(["s1-team-planning-team-0", "s1-planning-1"]);
    const off = ground({ size: 2, kept: [kept({ startMinute: 680, state: "called_off" })] });
    expect(clashesOf(off, scheduleSprint(off, 1))).toEqual([]);
    const guests = new Map([["s1-daily-scrum-1-team-0", ["t1-po-0"]]]);
    expect(clashesOf(off, scheduleSprint(off, 1), { guests })).toEqual([
      { personId: "t1-po-0", keys: ["s1-daily-scrum-1-team-0", "s1-daily-scrum-1-team-1"] },
    ]);
  });
});

const zones = [
  "Europe/Zurich",
  "America/Sao_Paulo",
  "America/New_York",
  "Asia/Beirut",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
];

/** A ground whose POs and SMs serve up to four teams each, with a sprint on any day of the week. */
const anyGround = fc
  .record({
    size: fc.integer({ min: 0, max: 15 }),
    weeks: fc.constantFrom(2, 3, 4),
    offset: fc.integer({ min: 0, max: 4000 }),
    timeZone: fc.constantFrom(...zones),
    shares: fc.array(fc.record({ person: fc.nat(6), team: fc.nat(14), role: fc.constantFrom<Role>("po", "sm") }), {
      maxLength: 12,
    }),
  })
  .map(({ size, weeks, offset, timeZone, shares }) => {
    const facts = ground({ size, timeZone });
    const sprints = [1, 2, 3].map((number) => {
      const startsOn = addDays("2020-01-01", offset + (number - 1) * weeks * 7);
      return { number, startsOn, endsOn: addDays(startsOn, weeks * 7 - 1) };
    });
    const sharing = shares
      .filter(({ team }) => team < size)
      .map(({ person, team, role }) => ({ personId: `shared-${person}`, role, teamId: `t${team}` }));
    return { ...facts, sprints, roles: [...facts.roles, ...sharing] };
  });

const anySeries = fc.array(
  fc.record({
    kind: fc.constantFrom(...(Object.keys(contracts) as (keyof typeof contracts)[])),
    fromSprint: fc.integer({ min: 1, max: 3 }),
    startMinute: fc.option(fc.integer({ min: 0, max: 1439 })),
  }),
  { maxLength: 6 },
);

describe("for whatever Flow Team, calendar and zone", () => {
  test("time-boxes keep their contract (EVT-1), and days are working days of the sprint", () => {
    fc.assert(
      fc.property(anyGround, fc.integer({ min: 1, max: 3 }), (facts, number) => {
        const sprint = facts.sprints[number - 1];
        for (const event of scheduleSprint(facts, number)) {
          const { least, most } = contracts[event.kind].minutes;
          expect(event.minutes).toBeGreaterThanOrEqual(least);
          expect(event.minutes).toBeLessThanOrEqual(most);
          expect(event.endsAt - event.startsAt).toBe(event.minutes * 60_000);
          expect(isWorkingDay(event.day)).toBe(true);
          expect(sprint && sprint.startsOn <= event.day && event.day <= sprint.endsOn).toBe(true);
        }
      }),
    );
  });

  test("Planning 1, the teams, Planning 2; then Review, Flow Retrospective, the teams", () => {
    fc.assert(
      fc.property(anyGround, (facts) => {
        const events = scheduleSprint(facts, 1);
        const span = (kind: string) => {
          const all = of(events, kind);
          return { from: Math.min(...all.map((one) => one.startsAt)), to: Math.max(...all.map((one) => one.endsAt)) };
        };
        const order = [
          "planning_1",
          "team_planning",
          "planning_2",
          "review",
          "flow_retrospective",
          "team_retrospective",
        ];
        const spans = order.filter((kind) => of(events, kind).length > 0).map(span);
        for (const [index, { from }] of spans.entries()) {
          if (index > 0) expect(spans[index - 1]?.to).toBeLessThanOrEqual(from);
        }
      }),
    );
  });

  test("the wall shows the time that is scheduled", () => {
    fc.assert(
      fc.property(anyGround, (facts) => {
        for (const event of scheduleSprint(facts, 2)) {
          const shown = event.startsAt + tzOffset(facts.timeZone, new Date(event.startsAt)) * 60_000;
          expect(shown).toBe(Date.parse(`${event.day}T00:00:00Z`) + event.startMinute * 60_000);
        }
      }),
    );
  });

  test("nobody who serves up to five teams is in two rooms at once", () => {
    fc.assert(
      fc.property(anyGround, (facts) => {
        const teams = new Map<string, Set<string>>();
        for (const { personId, teamId } of facts.roles) {
          if (teamId) teams.set(personId, (teams.get(personId) ?? new Set()).add(teamId));
        }
        // More teams than that in a chain of shared people don't fit into the day of a planning.
        const rounds = new Map(
          of(scheduleSprint(facts, 1), "daily_scrum").map(({ teamId, startMinute }) => [
            teamId,
            (startMinute - 540) / 15,
          ]),
        );
        fc.pre(Math.max(0, ...rounds.values()) < 5);
        expect(clashesOf(facts, scheduleSprint(facts, 1))).toEqual([]);
      }),
    );
  });

  test("a series moves its kind and never past midnight; keys stay what they were", () => {
    fc.assert(
      fc.property(anyGround, anySeries, (facts, changes) => {
        const series = changes.map((one) => change({ ...one, teamId: contracts[one.kind].isOfTeam ? "t0" : null }));
        const before = scheduleSprint(facts, 2);
        const moved = scheduleSprint({ ...facts, series }, 2);
        expect(moved.map(({ key }) => key).sort()).toEqual(before.map(({ key }) => key).sort());
        for (const event of moved) expect(event.startMinute + event.minutes).toBeLessThanOrEqual(1440);
      }),
    );
  });
});
