import { describe, expect, test } from "vitest";
import {
  type TodayEvent,
  type TodaySection,
  type TodayView,
  eventsOn,
  foldSections,
  leadOf,
  leadingEvent,
} from "./today";

const nine = Date.UTC(2026, 10, 30, 9);
const minute = 60_000;
const event = (over: Partial<TodayEvent> = {}): TodayEvent => ({
  key: "s16-scrum-of-scrums-1",
  kind: "scrum_of_scrums",
  name: "Scrum of Scrums",
  openedAt: null,
  startsAt: nine,
  endsAt: nine + 45 * minute,
  state: "scheduled",
  callLink: "",
  mayLead: true,
  prepared: null,
  isMineToPrepare: false,
  says: "",
  ...over,
});
const view = (over: Partial<TodayView> = {}): TodayView => ({
  day: "2026-11-30",
  events: [],
  next: null,
  daily: null,
  sections: [],
  figures: [],
  pressing: [],
  sprint: null,
  ...over,
});
const teams = (met: number, of: number) => ({
  met,
  of,
  teams: Array.from({ length: of }, (_, hue) => ({ name: `Team ${hue}`, hue, isPrepared: hue < met })),
});
const lead = (of: TodayView, now = nine - 22 * minute) => leadOf(of, now, () => "tomorrow at 09:30");

describe("the sentence a day is led in by", () => {
  test("names the room that is open before anything else", () => {
    const events = [event({ startsAt: nine - minute }), event({ key: "a", name: "Planning", state: "running" })];
    expect(lead(view({ events, pressing: [{ text: "A Risk has no owner", href: "risks" }] }))).toEqual({
      text: "Planning is open.",
      href: "events/a",
    });
  });
  test("says of an open room what day it was planned for, where that is another", () => {
    const events = [event({ state: "running", openedAt: nine - 180 * minute })];
    expect(lead(view({ events })).text).toBe("Scrum of Scrums, planned for tomorrow at 09:30, is open.");
  });
  test("says how many more rooms are live", () => {
    const live = (key: string) => event({ key, state: "running" });
    expect(lead(view({ events: [event(), live("a"), live("b")] }))).toEqual({
      text: "Scrum of Scrums is open, and 1 more room is live.",
      href: "events/a",
    });
    expect(lead(view({ events: [live("a"), live("b"), live("c")] })).text).toBe(
      "Scrum of Scrums is open, and 2 more rooms are live.",
    );
  });
  test("says how soon the next event is, and to who leads it which teams haven't prepared", () => {
    expect(lead(view({ events: [event({ prepared: teams(8, 11) })] })).text).toBe(
      "Scrum of Scrums in 22 minutes, and 3 teams haven’t prepared.",
    );
    expect(lead(view({ events: [event({ prepared: teams(10, 11) })] })).text).toBe(
      "Scrum of Scrums in 22 minutes, and 1 team hasn’t prepared.",
    );
    expect(lead(view({ events: [event({ prepared: teams(8, 11), mayLead: false })] })).text).toBe(
      "Scrum of Scrums in 22 minutes.",
    );
    expect(lead(view({ events: [event({ isMineToPrepare: true, mayLead: false })] })).text).toBe(
      "Scrum of Scrums in 22 minutes, and you haven’t prepared.",
    );
  });
  test("says so when an event should have begun", () => {
    expect(lead(view({ events: [event()] }), nine + 5 * minute).text).toBe("Scrum of Scrums should have begun.");
  });
  test("turns to what presses while no event is near, then to preparing, then to what comes", () => {
    const later = event({ startsAt: nine + 5 * 60 * minute, endsAt: nine + 6 * 60 * minute, isMineToPrepare: true });
    const pressing = [{ text: "2 Dependencies wait for your answer", href: "dependencies" }];
    expect(lead(view({ events: [later], pressing })).text).toBe("2 Dependencies wait for your answer.");
    expect(lead(view({ events: [later] })).text).toBe("Prepare for Scrum of Scrums today.");
    expect(lead(view({ events: [{ ...later, isMineToPrepare: false }] })).text).toBe(
      "Nothing waits for you. Scrum of Scrums is next, in 5 hours.",
    );
    expect(lead(view({ next: { key: "b", name: "Review", startsAt: nine } }))).toEqual({
      text: "Nothing waits for you today. Review is next, tomorrow at 09:30.",
      href: "events/b",
    });
    expect(lead(view())).toEqual({ text: "Nothing waits for you today.", href: null });
  });
  test("leaves out what is over", () => {
    expect(lead(view({ events: [event()] }), nine + 46 * minute).text).toBe("Nothing waits for you today.");
  });
});

describe("the events of a day", () => {
  const held = (
    key: string,
    day: string,
    startsAt: number,
    state: TodayEvent["state"] = "scheduled",
    openedAt: number | null = null,
    closedOn: string | null = null,
  ) => ({ key, day, startsAt, state, openedAt, closedOn });
  test("come in the order of time, with rooms of other days that are open, or were closed today, where they began", () => {
    const events = [
      held("opened early", "2026-12-03", nine + 3 * 24 * 60 * minute, "running", nine + 30 * minute),
      held("second", "2026-11-30", nine + 60 * minute),
      held("first", "2026-11-30", nine, "closed"),
      held("called off", "2026-11-30", nine, "called_off"),
      held("tomorrow's", "2026-12-01", nine + 24 * 60 * minute),
      held("still open", "2026-11-27", nine - 3 * 24 * 60 * minute, "running", nine - 3 * 24 * 60 * minute),
      held("held early", "2026-12-04", nine + 4 * 24 * 60 * minute, "closed", nine + 40 * minute, "2026-11-30"),
      held("held before", "2026-12-04", nine + 4 * 24 * 60 * minute, "closed", nine - 24 * 60 * minute, "2026-11-29"),
      held("late", "2026-11-30", nine + 45 * minute, "running", nine + 90 * minute),
    ];
    const shown = eventsOn(events, "2026-11-30");
    expect(shown.map(({ key }) => key)).toEqual([
      "still open",
      "first",
      "opened early",
      "held early",
      "late",
      "second",
    ]);
    // Those of the day have their planned time, whenever they were opened.
    expect(shown.find(({ key }) => key === "late")).toMatchObject({ openedAt: null });
  });
});

describe("what leads the page", () => {
  const daily = { key: "s16-daily-scrum-1", teamId: "alder", name: "Daily Scrum", startsAt: nine };
  const own = event({ key: daily.key, isMineToPrepare: true });
  const later = event({ startsAt: nine + 60 * minute, endsAt: nine + 90 * minute });
  const leads = (of: Partial<TodayView>, now: number | null = nine - minute) => leadingEvent(view(of), now);

  test("is the event that is open, or comes next", () => {
    expect(leads({ events: [event({ endsAt: nine - 2 * minute }), later, event({ key: "b" })] })).toBe(later.key);
    expect(leads({ events: [later, event({ key: "b", state: "running" })] })).toBe("b");
    expect(leads({ events: [later] }, null)).toBe(later.key);
  });

  test("is the update of a Developer whose Daily Scrum comes next, until it is given or the room opens", () => {
    expect(leads({ daily, events: [own, later] })).toBeNull();
    expect(leads({ daily })).toBeNull();
    expect(leads({ daily, events: [{ ...own, isMineToPrepare: false }, later] })).toBe(daily.key);
    expect(leads({ daily, events: [{ ...own, state: "running" }] })).toBe(daily.key);
    expect(leads({ daily, events: [event(), own] })).toBe(event().key);
  });
});

test("sections with nothing in them are folded, but not the only one there is", () => {
  const section = (key: string, lines: number) =>
    ({ key, lines: Array.from({ length: lines }, () => ({})) }) as TodaySection;
  const [full, none, other] = [section("a", 2), section("b", 0), section("c", 0)];
  expect(foldSections([none, full, other])).toEqual({ shown: [full], folded: [none, other] });
  expect(foldSections([none, other])).toEqual({ shown: [], folded: [none, other] });
  expect(foldSections([none])).toEqual({ shown: [none], folded: [] });
});
