import { expect, test } from "vitest";
import { clockWords } from "./room-words";

test("a clock that is over has a minus, not a hyphen", () => {
  expect([2325, 3729, 0, -0.5, -30].map(clockWords)).toEqual(["38:45", "1:02:09", "0:00", "0:00", "−0:30"]);
});
