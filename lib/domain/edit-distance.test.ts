import { expect, test } from "vitest";
import { distanceToBeginning, editDistance } from "./edit-distance";

test.each([
  ["done", "done", 0],
  ["", "done", 4],
  ["done", "", 4],
  ["don", "done", 1],
  ["dona", "done", 1],
  ["dnoe", "done", 1],
  ["imlpemented", "implemented", 1],
  ["kitten", "sitting", 3],
])("%j is %j but for %i", (one, other, distance) => {
  expect(editDistance(one, other)).toBe(distance);
  expect(editDistance(other, one)).toBe(distance);
});

test("the nearest beginning of a word may be shorter or longer than what is typed", () => {
  expect(distanceToBeginning("sched", "scheduler")).toBe(0);
  expect(distanceToBeginning("shced", "scheduler")).toBe(1);
  expect(distanceToBeginning("scheduller", "scheduler")).toBe(1);
});
