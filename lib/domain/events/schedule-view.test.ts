import { describe, expect, test } from "vitest";
import type { ScheduledEvent } from "./schedule-model";
import { isCallLink } from "./schedule-schema";
import {
  type EventOfOther,
  type ScheduleView,
  type ShownEvent,
  byDay,
  clashesBeside,
  clashesIn,
  eachWords,
  isMine,
  outOfOrder,
  passing,
  scheduleForGuest,
  standingOf,
} from "./schedule-view";
import { clockWords, minutesWords, readClock } from "./schedule-words";

const event = (fields: Partial<ShownEvent>): ShownEvent => ({
  key: "s1-planning-1",
  kind: "planning_1",
  teamId: null,
  ordinal: 1,
  state: "scheduled",
  day: "2026-11-16",
  startMinute: 570,
  minutes: 90,
  startsAt: Date.parse("2026-11-16T08:30:00Z"),
  endsAt: Date.parse("2026-11-16T10:00:00Z"),
  callLink: "",
  usual: null,
  held: null,
  opened: null,
  shownOn: fields.day ?? "2026-11-16",
  ownLink: null,
  guestIds: [],
  calledOffWhy: "",
  ...fields,
});
const daily = (teamId: string, day = "2026-11-16") =>
  event({ key: `s1-daily-scrum-1-${teamId}`, kind: "daily_scrum", teamId, day, startMinute: 540, minutes: 15 });

const early = (fields: Partial<EventOfOther>): EventOfOther => ({
  ...event({ state: "closed", shownOn: "2026-11-21" }),
  held: { from: { day: "2026-11-21", minute: 692 }, to: { day: "2026-11-21", minute: 708 } },
  sprintNumber: 2,
  ...fields,
});

describe("the days of a schedule", () => {
  test("have what belongs to another Flow Sprint on the day it was held, that of many teams folded", () => {
    const plannings = ["a", "b", "c"].map((teamId) => early({ key: teamId, kind: "team_planning", teamId }));
    const retrospectives = ["d", "e"].map((teamId) => early({ key: teamId, kind: "team_retrospective", teamId }));
    const [first, day] = byDay([event({})], [early({}), ...plannings, ...retrospectives]);
    expect([first?.entries.length, day?.day]).toEqual([1, "2026-11-21"]);
    expect(day?.entries.every(({ isOther }) => isOther)).toBe(true);
    expect(day?.entries.map(({ key, events }) => [key, events.length])).toEqual([
      ["s1-planning-1", 1],
      ["team_planning of S2", 3],
      ["d", 1],
      ["e", 1],
    ]);
  });

  test("fold the same event of many teams, and leave two alone", () => {
    const days = byDay([
      ...["a", "b", "c"].map((id) => daily(id)),
      event({}),
      daily("a", "2026-11-17"),
      daily("b", "2026-11-17"),
    ]);
    expect(days.map(({ day, entries }) => [day, entries.map(({ key, events }) => [key, events.length])])).toEqual([
      [
        "2026-11-16",
        [
          ["daily_scrum.2026-11-16", 3],
          ["s1-planning-1", 1],
        ],
      ],
      [
        "2026-11-17",
        [
          ["s1-daily-scrum-1-a", 1],
          ["s1-daily-scrum-1-b", 1],
        ],
      ],
    ]);
  });

  test("have what was held on another day there, in the order of time", () => {
    const held = { from: { day: "2026-11-16", minute: 500 }, to: { day: "2026-11-16", minute: 540 } };
    const days = byDay([
      event({}),
      event({ key: "s1-review", kind: "review", day: "2026-11-27", held, shownOn: "2026-11-16" }),
    ]);
    expect(days.map(({ entries }) => entries.map(({ key }) => key))).toEqual([["s1-review", "s1-planning-1"]]);
    // Those of another Flow Sprint stand among them.
    const between = { from: { day: "2026-11-16", minute: 550 }, to: { day: "2026-11-16", minute: 560 } };
    const [day] = byDay(
      [daily("a"), event({})],
      [early({ key: "s2-planning-1", held: between, shownOn: "2026-11-16" })],
    );
    expect(day?.entries.map(({ key }) => key)).toEqual(["s1-daily-scrum-1-a", "s2-planning-1", "s1-planning-1"]);
  });

  test("say of a group how long each takes where its teams have it at different times", () => {
    const at = (startMinute: number, minutes = 15) => ({ ...daily("a"), startMinute, minutes });
    expect(eachWords([at(540), at(540)])).toBeNull();
    expect(eachWords([at(540), at(555)])).toBe("15 min each");
    expect(eachWords([at(540, 60), at(540, 90)])).toBe("1 h to 1 h 30 each");
  });

  test("count what of a group was held, is live, was called off and wasn't held", () => {
    const of = (state: ShownEvent["state"], endsAt: number) => event({ state, endsAt });
    const group = [of("closed", 1), of("running", 1), of("called_off", 1), of("scheduled", 1), of("scheduled", 3)];
    expect(standingOf(group, 2)).toEqual({ live: 1, closed: 1, calledOff: 1, missed: 1 });
  });

  test("show a team its own events and the Flow Team's, and a person theirs", () => {
    const events = [daily("a"), daily("b"), event({})];
    const po = { personId: "po", roles: [{ personId: "po", role: "po" as const, teamId: "a" }] };
    const shown = (whose: "all" | "mine", teamId: string | null) =>
      passing(events, { whose, teamId }, po).map(({ key }) => key);
    expect(shown("all", "b")).toEqual(["s1-daily-scrum-1-b", "s1-planning-1"]);
    expect(shown("mine", null)).toEqual(["s1-daily-scrum-1-a", "s1-planning-1"]);
    expect(isMine(event({ kind: "daily_scrum", teamId: "b", guestIds: ["po"] }), po)).toBe(true);
  });
});

test("a guest of the Flow Team sees what invites them or they were asked to, without people", () => {
  const view: ScheduleView = {
    timeZone: "UTC",
    sprint: { number: 1, startsOn: "2026-11-16", endsOn: "2026-11-29", state: "running", isBeforeFlotilla: false },
    lastSprint: 9,
    runningSprint: 1,
    teams: [
      { id: "a", slug: "a", name: "A", hue: 0 },
      { id: "b", slug: "b", name: "B", hue: 1 },
    ],
    people: [{ id: "po", name: "Ada" }],
    roles: [{ personId: "po", role: "po", teamId: "a" }],
    series: [],
    events: [
      daily("a"),
      { ...daily("b"), guestIds: ["guest", "po"] },
      event({}),
      event({ key: "s1-review", kind: "review", guestIds: ["po"] }),
    ],
    ofOthers: [
      early({ key: "s2-planning-2", kind: "planning_2", guestIds: ["po"] }),
      early({ key: "s2-planning-1" }),
      early({ key: "s2-team-planning-a", kind: "team_planning", teamId: "a", guestIds: ["guest"] }),
    ],
    beside: [
      {
        ...{ key: "s2-planning-1", kind: "planning_1", teamId: null, state: "scheduled", startsAt: 0, endsAt: 10 },
        ...{ sprintNumber: 2, day: "2026-11-29", startMinute: 570, guestIds: ["po"] },
      },
    ],
    elsewhere: [
      { key: "elsewhere-0", startsAt: 0, endsAt: 10, day: "2026-11-16", startMinute: 570, personIds: ["po"] },
    ],
    holidays: [{ day: "2026-11-16", teamIds: ["a"] }],
    clashes: [{ personId: "po", keys: ["s1-planning-1", "s1-review"] }],
    outOfOrder: ["s1-review"],
  };
  const seen = scheduleForGuest(view, "guest");
  expect(seen.events.map(({ key, guestIds }) => [key, guestIds])).toEqual([
    ["s1-daily-scrum-1-b", ["guest"]],
    ["s1-review", []],
  ]);
  expect(seen.ofOthers.map(({ key, guestIds }) => [key, guestIds])).toEqual([
    ["s2-planning-2", []],
    ["s2-team-planning-a", ["guest"]],
  ]);
  expect(seen.teams.map(({ name }) => name)).toEqual(["A", "B"]);
  expect(JSON.stringify(seen)).not.toContain("Ada");
  expect([seen.people, seen.roles, seen.beside, seen.elsewhere]).toEqual([[], [], [], []]);
  expect([seen.clashes, seen.outOfOrder]).toEqual([[], []]);
  const other = scheduleForGuest(view, "other");
  expect([other.events.map(({ key }) => key), other.teams]).toEqual([["s1-review"], []]);
});

test("what stands before what it follows from is out of order, unless that is called off", () => {
  const at = (kind: ScheduledEvent["kind"], startsAt: number, state: ScheduledEvent["state"] = "scheduled") => ({
    ...event({ key: kind, kind, startsAt, endsAt: startsAt + 10, state }),
    id: null,
    sprintNumber: 1,
    isMoved: false,
  });
  const plannings = (state?: ScheduledEvent["state"]) => [
    at("planning_1", 20, state),
    at("team_planning", 15),
    at("planning_2", 40),
  ];
  expect(outOfOrder(plannings())).toEqual(["team_planning"]);
  expect(outOfOrder(plannings("called_off"))).toEqual([]);
  expect(outOfOrder([at("team_planning", 35), at("planning_2", 40)])).toEqual(["team_planning"]);
  expect(outOfOrder([at("review", 50), at("flow_retrospective", 55), at("team_retrospective", 60)])).toEqual([
    "flow_retrospective",
    "team_retrospective",
  ]);
});

test("who is kept from an event is told by the other event, with their names", () => {
  const people = ["Bea", "Ada", "Cyd"].map((name) => ({ id: name.toLowerCase(), name }));
  const events = [event({}), event({ key: "s1-review", kind: "review" }), daily("a")];
  const clashes = [
    { personId: "bea", keys: ["s1-planning-1", "s1-review"] as [string, string] },
    { personId: "ada", keys: ["s1-planning-1", "s1-review"] as [string, string] },
    { personId: "cyd", keys: ["s1-daily-scrum-1-a", "s1-planning-1"] as [string, string] },
    { personId: "cyd", keys: ["s1-daily-scrum-1-a", "s1-review"] as [string, string] },
  ];
  const told = clashesBeside("s1-planning-1", { clashes, people, events, beside: [], elsewhere: [] });
  expect(told.map(({ other, names }) => [other.key, names])).toEqual([
    ["s1-review", ["Ada", "Bea"]],
    ["s1-daily-scrum-1-a", ["Cyd"]],
  ]);
});

test("who is in an event of another Flow Team meanwhile is kept from one of this, and no more is told", () => {
  const away = (key: string, startsAt: number, personIds: string[]) => ({
    ...{ key, startsAt, endsAt: startsAt + 10, day: "2026-11-16", startMinute: 570, personIds },
  });
  const events = [{ ...event({ startsAt: 20, endsAt: 30 }), guestIds: ["ada"] }];
  const elsewhere = [away("elsewhere-0", 10, ["ada"]), away("elsewhere-1", 15, ["ada", "bea"])];
  const clashes = clashesIn({ roles: [], events, beside: [], elsewhere });
  expect(clashes).toEqual([{ personId: "ada", keys: ["elsewhere-1", "s1-planning-1"] }]);
  const people = [{ id: "ada", name: "Ada" }];
  const [told] = clashesBeside("s1-planning-1", { clashes, people, events, beside: [], elsewhere });
  expect([told?.other.key, told?.names]).toEqual(["elsewhere-1", ["Ada"]]);
});

test("a call is at an https address with a host and no password", () => {
  for (const link of ["", "https://meet.example.org/room?x=1#y", "https://call.example.org:8443/a"]) {
    expect(isCallLink(link)).toBe(true);
  }
  for (const link of [
    "http://a.example",
    "https://localhost",
    "https://a:b@c.example",
    "javascript:alert(1)",
    "https://a b.example",
    "//a.example",
  ]) {
    expect(isCallLink(link)).toBe(false);
  }
});

test("times and lengths are said as people say them", () => {
  expect([0, 570, 1439].map(clockWords)).toEqual(["00:00", "09:30", "23:59"]);
  expect(["9:05", "09:05", "24:00", "9", ""].map(readClock)).toEqual([545, 545, null, null, null]);
  expect([15, 60, 90, 120].map(minutesWords)).toEqual(["15 min", "1 h", "1 h 30", "2 h"]);
});
