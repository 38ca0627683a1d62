import { expect, test } from "vitest";
import { callWords, moveWords } from "./schedule-words";

const timeZone = "Europe/Zurich";
const place = { day: "2026-11-28", startMinute: 570, minutes: 60 };

test("a move is told with the day and time it goes to, and with the time-box where that changed", () => {
  const later = { ...place, startMinute: 600 };
  expect(moveWords(place, later, { timeZone })).toBe("moves it to Sat 28 Nov, 10:00 (Europe/Zurich)");
  expect(moveWords(place, { ...later, minutes: 90 }, { timeZone })).toBe(
    "moves it to Sat 28 Nov, 10:00 (Europe/Zurich), for 1 h 30",
  );
  expect(moveWords(place, { ...place, minutes: 45 }, { timeZone })).toBe(
    "gives it 45 min, on Sat 28 Nov, 09:30 (Europe/Zurich)",
  );
  expect(moveWords(place, later, { timeZone, isSeries: true })).toBe(
    "moves it, next on Sat 28 Nov, 10:00 (Europe/Zurich)",
  );
});

test("a video call is given, changed or taken away", () => {
  expect(callWords("", "https://call.example.org")).toBe("gives it a link for the video call");
  expect(callWords("https://call.example.org", "https://call.example.org/b")).toBe(
    "changes the link of its video call",
  );
  expect(callWords("https://call.example.org", "")).toBe("takes the link of its video call away");
});
