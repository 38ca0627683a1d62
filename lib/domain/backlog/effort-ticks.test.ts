import { expect, test } from "vitest";
import { effortTicks } from "./effort-ticks";

const figures = (least: number, most: number) => effortTicks(least, most).map(({ effort }) => effort);

test("an effort axis has its ends and round figures between, none too near another", () => {
  expect(figures(3, 240)).toEqual([3, 10, 20, 50, 100, 240]);
  expect(figures(8, 16)).toEqual([8, 10, 16]);
  expect(figures(1, 2)).toEqual([1, 2]);
});

test("stands on it by its logarithm", () => {
  expect(effortTicks(1, 100).find(({ effort }) => effort === 10)?.share).toBeCloseTo(0.5);
});
