import { expect, test } from "vitest";
import { heldOf, heldWords, liveWords, shownDay, shownTimes } from "./held";

const at = (text: string) => Date.parse(text);
const sprint = { startsOn: "2026-11-23", endsOn: "2026-12-06" };
const review = { kind: "review" as const, day: "2026-12-04", startMinute: 570, minutes: 90, opened: null };
const early = heldOf("Europe/Zurich", at("2026-11-27T09:02:40Z"), at("2026-11-27T09:40:10Z"));

test("an event took place from its opening to its close, in the Flow Team's time zone", () => {
  expect(heldOf("Europe/Zurich", at("2026-11-27T09:02:40Z"), null)).toBeNull();
  expect(heldOf("Europe/Zurich", null, null)).toBeNull();
  expect(early && heldWords(early)).toBe("Fri 27 Nov, 10:02–10:40");
  const night = heldOf("Europe/Zurich", at("2026-11-27T22:30:00Z"), at("2026-11-28T08:00:00Z"));
  expect(night && heldWords(night)).toBe("Fri 27 Nov, 23:30–Sat 28 Nov, 09:00");
  expect(shownTimes({ ...review, held: night, shownOn: "2026-11-27" })).toEqual({ from: 1410, to: 1440 });
});

test("is shown on the day it was held, unless that isn't one of its Flow Sprint", () => {
  expect(shownDay(review, null, sprint)).toBe("2026-12-04");
  expect(shownDay(review, early?.from ?? null, sprint)).toBe("2026-11-27");
  expect(shownTimes({ ...review, held: early, shownOn: "2026-11-27" })).toEqual({ from: 602, to: 640 });
  const late = heldOf("Europe/Zurich", at("2026-12-08T09:00:00Z"), at("2026-12-08T10:00:00Z"));
  expect(shownDay(review, late?.from ?? null, sprint)).toBe("2026-12-04");
  expect(shownTimes({ ...review, held: late, shownOn: "2026-12-04" })).toEqual({ from: 570, to: 660 });
});

test("a room that is open stands on the day it was opened, or says since when", () => {
  const opened = { day: "2026-11-28", minute: 692 };
  expect(shownTimes({ ...review, held: null, opened, shownOn: "2026-11-28" })).toEqual({ from: 692, to: 782 });
  expect(liveWords({ opened, shownOn: "2026-11-28" }, "2026-11-28")).toBe("Live");
  expect(liveWords({ opened, shownOn: "2026-11-28" }, "2026-11-29")).toBe("Still open");
  expect(liveWords({ opened, shownOn: "2027-01-05" }, "2026-11-28")).toBe("Live since today 11:32");
  expect(liveWords({ opened, shownOn: "2027-01-05" }, "2026-11-30")).toBe("Live since Sat 28 Nov 11:32");
  expect(liveWords({ opened: null, shownOn: "2026-11-28" }, "2026-11-28")).toBe("Live");
});
