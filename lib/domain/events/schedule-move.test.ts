import { describe, expect, test } from "vitest";
import { scheduleSprint } from "./schedule";
import { ifMoved } from "./schedule-move";
import type { EventPlace, KeptEvent, ScheduleGround } from "./schedule-model";
import { placesBySeries } from "./schedule-rules";
import { type EventBeside, type ScheduleView, clashesIn, outOfOrder } from "./schedule-view";

const number = 7;
const before = Date.parse("2026-11-01T00:00:00Z");
const teams = ["a", "b"].map((id, at) => ({ id, slug: id, name: id.toUpperCase(), hue: at }));
const roles: ScheduleGround["roles"] = [
  { personId: "csm", role: "csm", teamId: null },
  { personId: "cpo", role: "cpo", teamId: null },
  ...teams.flatMap(({ id }) => [
    { personId: `po-${id}`, role: "po" as const, teamId: id },
    { personId: `sm-${id}`, role: "sm" as const, teamId: id },
  ]),
];

/** What the schedule shows, as the server makes it. */
function viewOf(
  kept: readonly KeptEvent[] = [],
  series: ScheduleGround["series"] = [],
  beside: EventBeside[] = [],
): ScheduleView {
  const sprint = { number, startsOn: "2026-11-16", endsOn: "2026-11-29" };
  const ground = { timeZone: "Europe/Zurich", sprints: [sprint], teams, roles, holidays: {}, series, kept };
  const scheduled = scheduleSprint(ground, number);
  const usual = placesBySeries(ground, number);
  const events = scheduled.map(({ id: _id, sprintNumber: _number, isMoved, ...event }) => ({
    ...event,
    usual: isMoved ? usual(event) : null,
    held: null,
    opened: null,
    shownOn: event.day,
    ownLink: null,
    guestIds: [],
    calledOffWhy: "",
  }));
  return {
    timeZone: ground.timeZone,
    sprint: { ...sprint, state: "planned", isBeforeFlotilla: false },
    lastSprint: number,
    runningSprint: null,
    teams,
    people: roles.map(({ personId }) => ({ id: personId, name: personId })),
    roles,
    series,
    events,
    ofOthers: [],
    beside,
    elsewhere: [],
    holidays: [],
    clashes: clashesIn({ roles, events, beside, elsewhere: [] }),
    outOfOrder: outOfOrder(events),
  };
}

/** An event of a neighbouring Flow Sprint at a time of day of this one's. */
const besideAt = (sprintNumber: number, kind: EventBeside["kind"], day: string, hour: number): EventBeside => {
  const startsAt = Date.parse(`${day}T00:00:00+01:00`) + hour * 3_600_000;
  const times = { startsAt, endsAt: startsAt + 3_600_000, day, startMinute: hour * 60 };
  return {
    key: `s${sprintNumber}-${kind}`,
    kind,
    teamId: null,
    state: "scheduled",
    sprintNumber,
    guestIds: [],
    ...times,
  };
};

const byHand = (key: string, kind: KeptEvent["kind"], startMinute: number): KeptEvent => ({
  id: key,
  key,
  kind,
  teamId: null,
  sprintNumber: number,
  ordinal: 1,
  state: "scheduled",
  dayOffset: null,
  startMinute,
  minutes: null,
  callLink: null,
});

type Scope = { scope?: "one" | "series"; takesAlong?: boolean; now?: number };

function moved(view: ScheduleView, key: string, to: Partial<EventPlace>, on: Scope = {}) {
  const { scope = "one", takesAlong = false, now = before } = on;
  const event = view.events.find((one) => one.key === key);
  if (!event) throw new Error(`There is no ${key}`);
  const { day, startMinute, minutes } = (scope === "series" ? event.usual : null) ?? event;
  return ifMoved(view, { event, scope, place: { day, startMinute, minutes, ...to }, takesAlong }, now);
}

const placeOf = (view: ScheduleView, key: string): EventPlace => {
  const found = view.events.find((one) => one.key === key);
  if (!found) throw new Error(`There is no ${key}`);
  return { day: found.day, startMinute: found.startMinute, minutes: found.minutes };
};

const keys = (events: readonly { key: string }[]) => events.map(({ key }) => key).toSorted();

describe("a move that is looked at before it is made", () => {
  test("tells who would be in two rooms", () => {
    const view = viewOf();
    const { day, startMinute } = placeOf(view, "s7-planning-1");
    const after = moved(view, "s7-review", { day, startMinute });
    expect(keys(after.events)).toEqual(["s7-review"]);
    const inBoth = after.view.clashes.filter(
      ({ keys: rooms }) => rooms.toSorted().join() === "s7-planning-1,s7-review",
    );
    expect(inBoth.map(({ personId }) => personId).toSorted()).toEqual(["cpo", "csm", "po-a", "po-b", "sm-a", "sm-b"]);
    expect(view.clashes).toEqual([]);
  });

  test("tells what would be out of order, also where it isn't what moves", () => {
    const view = viewOf();
    const { day, startMinute, minutes } = placeOf(view, "s7-team-retrospective-a");
    const late = moved(view, "s7-review", { day, startMinute: startMinute + minutes });
    expect(keys(late.outOfOrder)).toEqual(["s7-flow-retrospective"]);
    const early = moved(view, "s7-planning-2", { startMinute: placeOf(view, "s7-planning-1").startMinute });
    expect(keys(early.outOfOrder)).toContain("s7-planning-2");
    expect(keys(early.outOfOrder)).toContain("s7-team-planning-a");
  });

  test("says nothing where nothing moves, whatever is out of order already", () => {
    const view = viewOf([byHand("s7-review", "review", 23 * 60 - 60)]);
    expect(view.outOfOrder).toContain("s7-flow-retrospective");
    const still = moved(view, "s7-review", {});
    expect([still.events, still.outOfOrder]).toEqual([[], []]);
    const other = moved(view, "s7-scrum-of-scrums-1", { startMinute: 660 });
    expect(other.outOfOrder).toEqual([]);
  });

  test("of a series takes what goes by it along, and no warning comes of it", () => {
    const view = viewOf();
    const after = moved(view, "s7-review", { startMinute: 13 * 60 + 30 }, { scope: "series" });
    expect(keys(after.events)).toEqual([
      "s7-flow-retrospective",
      "s7-review",
      "s7-team-retrospective-a",
      "s7-team-retrospective-b",
    ]);
    expect([after.outOfOrder, after.view.clashes]).toEqual([[], []]);
  });

  test("of a series leaves what was moved by hand, unless it is taken along, and what is over", () => {
    const view = viewOf([byHand("s7-scrum-of-scrums-1", "scrum_of_scrums", 900)]);
    const to = { startMinute: 690 };
    const left = moved(view, "s7-scrum-of-scrums-1", to, { scope: "series" });
    expect(keys(left.events)).toEqual(["s7-scrum-of-scrums-2"]);
    const along = moved(view, "s7-scrum-of-scrums-1", to, { scope: "series", takesAlong: true });
    expect(keys(along.events)).toEqual(["s7-scrum-of-scrums-1", "s7-scrum-of-scrums-2"]);
    const now = Date.parse("2026-11-22T00:00:00Z");
    const late = moved(viewOf(), "s7-scrum-of-scrums-1", to, { scope: "series", now });
    expect(keys(late.events)).toEqual(["s7-scrum-of-scrums-2"]);
  });

  test("tells of rooms of the Flow Sprints before and after, but not where a series would have left them", () => {
    const view = viewOf([], [], [besideAt(8, "planning_1", "2026-11-27", 8), besideAt(8, "review", "2026-11-27", 20)]);
    expect(view.clashes).toEqual([]);
    const at = { day: "2026-11-27", startMinute: 8 * 60 + 30 };
    const others = ({ view: { clashes } }: ReturnType<typeof moved>) => [
      ...new Set(clashes.flatMap(({ keys: rooms }) => rooms).filter((key) => key.startsWith("s8-"))),
    ];
    expect(others(moved(view, "s7-review", at))).toEqual(["s8-planning_1"]);
    expect(others(moved(view, "s7-review", { startMinute: 20 * 60 }))).toEqual(["s8-review"]);
    expect(others(moved(view, "s7-review", { startMinute: 20 * 60 }, { scope: "series" }))).toEqual([]);
    expect(others(moved(view, "s7-review", at, { scope: "series" }))).toEqual(["s8-planning_1"]);
  });
});
