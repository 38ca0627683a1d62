import { describe, expect, test } from "vitest";
import { firstClock, stepMinutes } from "./clock";
import { contracts, eventKinds } from "./contracts";

describe("the minutes of the steps", () => {
  test("are whole, the rest going to the largest remainder", () => {
    expect(stepMinutes(15, [0.34, 0.33, 0.33])).toEqual([5, 5, 5]);
    expect(stepMinutes(90, [0.2, 0.55, 0.25])).toEqual([18, 50, 22]);
    expect(stepMinutes(45, [0.65, 0.35])).toEqual([29, 16]);
    expect(stepMinutes(60, [1])).toEqual([60]);
  });

  test("are at least one for each, taken from the longest", () => {
    expect(stepMinutes(10, [0.9, 0.05, 0.05])).toEqual([8, 1, 1]);
    expect(stepMinutes(3, [0.8, 0.1, 0.1])).toEqual([1, 1, 1]);
  });

  test("of a time-box that is too short for that are even", () => {
    expect(stepMinutes(1, [0.5, 0.5])).toEqual([0.5, 0.5]);
  });

  test("sum to each time-box a contract allows", () => {
    for (const kind of eventKinds) {
      const { minutes, steps } = contracts[kind];
      const shares = steps.map(({ share }) => share);
      for (let minute = minutes.least; minute <= minutes.most; minute++) {
        const given = stepMinutes(minute, shares);
        expect(
          given.reduce((sum, one) => sum + one, 0),
          `${kind} of ${minute}`,
        ).toBe(minute);
        expect(given.every((one) => Number.isInteger(one) && one >= 1)).toBe(true);
      }
    }
  });

  test("are what the clock of an event begins with", () => {
    expect(firstClock(15, [0.34, 0.33, 0.33], 7)).toEqual({
      step: 0,
      runningSince: 7,
      steps: [300, 300, 300].map((seconds) => ({ seconds, used: 0 })),
    });
  });
});
