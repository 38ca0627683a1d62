import { expect, test } from "vitest";
import { firstClock, paused } from "@/lib/domain/events/clock";
import { clockWords, eventClockWords, plannedWords, stepClockWords } from "./room-words";

test("a clock that is over has a minus, not a hyphen", () => {
  expect([2325, 3729, 0, -0.5, -30].map(clockWords)).toEqual(["38:45", "1:02:09", "0:00", "0:00", "−0:30"]);
});

test("the clock of the step and that of the event say which is which", () => {
  const opened = Date.UTC(2026, 10, 27, 9, 0);
  const clock = firstClock(60, [0.5, 0.5], opened);
  const at = (minutes: number) => opened + minutes * 60_000;
  expect([60, 0, -1].map(stepClockWords)).toEqual([
    "Left for this step",
    "Left for this step",
    "Over the time of this step",
  ]);
  expect(eventClockWords(clock, at(20), "Europe/Berlin")).toBe("Event: 60 min in all, ends 11:00");
  expect(eventClockWords(clock, at(70), "Europe/Berlin")).toBe("Event: 10:00 over its 60 min");
  expect(eventClockWords(paused(clock, at(20)), at(50), "Europe/Berlin")).toBe(
    "Event: 20:00 of 60 min, the clock stands still",
  );
});

test("an event that is opened on another day was planned for it, or still is", () => {
  const at = Date.UTC(2026, 10, 30, 8);
  expect(plannedWords(at, at - 1, "Europe/Berlin")).toBe("This is planned for Mon 30 Nov, 09:00.");
  expect(plannedWords(at, at + 1, "Europe/Berlin")).toBe("This was planned for Mon 30 Nov, 09:00.");
});
