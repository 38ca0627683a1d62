import { expect, test } from "vitest";
import { firstClock, paused } from "@/lib/domain/events/clock";
import {
  clockWords,
  eventClockWords,
  notStartedWords,
  openSinceWords,
  openedWords,
  plannedWords,
  stepClockWords,
  wayInWords,
  zoneWords,
} from "./room-words";

test("a clock that is over has a minus, not a hyphen", () => {
  expect([2325, 3729, 0, -0.5, -30].map(clockWords)).toEqual(["38:45", "1:02:09", "0:00", "0:00", "−0:30"]);
});

test("an event whose Flow Sprint hasn't started says what that means, those that come before its start don't", () => {
  expect(notStartedWords("review", 17)).toBe(
    "Flow Sprint 17 hasn't started yet: nothing of it is done, so there is nothing to demo. Closed now, this was its Review.",
  );
  expect(notStartedWords("daily_scrum", 17)).toBe("Flow Sprint 17 hasn't started yet: the board has no work of it.");
  expect(notStartedWords("planning_2", 17)).toBeNull();
});

test("the clock of the step and that of the event say which is which", () => {
  const opened = Date.UTC(2026, 10, 27, 9, 0);
  const clock = firstClock(60, [0.5, 0.5], opened);
  const at = (minutes: number) => opened + minutes * 60_000;
  expect([60, 0, -1].map((left) => stepClockWords(left))).toEqual([
    "Left for this step",
    "Left for this step",
    "Over the time of this step",
  ]);
  expect([60, -1].map((left) => stepClockWords(left, true))).toEqual([
    "Left for this event",
    "Over the time of this event",
  ]);
  expect(eventClockWords(clock, at(20), "Europe/Berlin", "plain")).toBe("Event: 60 min in all, ends 11:00");
  expect(eventClockWords(clock, at(20), "Europe/Berlin", "named")).toBe("Event: 60 min in all, ends 11:00 Berlin time");
  expect(eventClockWords(clock, at(70), "Europe/Berlin", "named")).toBe("Event: 10:00 over its 60 min");
  expect(eventClockWords(paused(clock, at(20)), at(50), "Europe/Berlin", "named")).toBe(
    "Event: 20:00 of 60 min, the clock stands still",
  );
});

test("an event that is opened on another day was planned for it, or still is", () => {
  const at = Date.UTC(2026, 10, 30, 8);
  expect(plannedWords(at, at - 1, "Europe/Berlin")).toBe("This is planned for Mon 30 Nov, 09:00.");
  expect(plannedWords(at, at + 1, "Europe/Berlin")).toBe("This was planned for Mon 30 Nov, 09:00.");
});

test("a time zone is said by its place", () => {
  expect(["America/Argentina/Buenos_Aires", "UTC", "Etc/UTC", "Etc/GMT+3"].map(zoneWords)).toEqual([
    "Buenos Aires time",
    "UTC",
    "UTC",
    "GMT+3",
  ]);
});

test("a room opened on another day than the planned one says both", () => {
  const startsAt = Date.UTC(2026, 11, 3, 9);
  const openedAt = Date.UTC(2026, 10, 28, 5, 19);
  const words = (at: number | null, now: number | null) =>
    openedWords({ openedAt: at, startsAt }, now, "Europe/Berlin");
  expect(words(openedAt, openedAt + 60_000)).toBe("Opened today 06:19, planned Thu 3 Dec");
  expect(words(openedAt, openedAt + 86_400_000)).toBe("Opened Sat 28 Nov 06:19, planned Thu 3 Dec");
  expect(words(openedAt, null)).toBe("Opened Sat 28 Nov 06:19, planned Thu 3 Dec");
  for (const at of [null, startsAt + 60_000]) expect(words(at, startsAt)).toBe("Thu 3 Dec, 10:00");
});

test("an open room says since when, and what other day it is planned for", () => {
  const openedAt = Date.UTC(2026, 10, 28, 5, 19);
  const words = (startsAt: number, isToday: boolean) =>
    openSinceWords({ openedAt, startsAt }, isToday, "Europe/Berlin");
  expect(words(Date.UTC(2026, 11, 3, 9), true)).toBe("Open since 06:19, planned Thu 3 Dec");
  expect(words(Date.UTC(2026, 10, 28, 5), false)).toBe("Open since Sat 28 Nov, 06:19");
});

test("what leads to a room only leads there, and to the minutes once it is closed", () => {
  expect((["scheduled", "called_off", "running", "closed"] as const).map(wayInWords)).toEqual([
    "Enter",
    "Enter",
    "Join",
    "Minutes",
  ]);
});
