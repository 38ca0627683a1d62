import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announce, takeActSaid } from "./announce";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  takeActSaid();
  vi.useRealTimers();
});

test("the toast of an act that was said isn't said as well, but the next one is", () => {
  announce("Now in Building", true);
  expect(takeActSaid()).toBe(true);
  expect(takeActSaid()).toBe(false);
});

test("a toast that comes long after is another act's", () => {
  announce("Now in Building", true);
  vi.advanceTimersByTime(5000);
  expect(takeActSaid()).toBe(false);
});

test("what others do, and what can't be done, keeps no toast from being said", () => {
  announce("Ada moved S-1 to Building");
  expect(takeActSaid()).toBe(false);
});
