import { expect, test } from "vitest";
import { sprintsToOffer, suggestPromise } from "./sprints-to-offer";

const sprints = Array.from({ length: 30 }, (_, index) => {
  const number = index + 1;
  return {
    number,
    state: number < 5 ? ("closed" as const) : number === 5 ? ("running" as const) : ("planned" as const),
  };
});
const offered = (value: number | null, near: number | null) => {
  const { soon, later } = sprintsToOffer(sprints, { value, near });
  return [soon.map(({ number }) => number), later.map(({ number }) => number)] as const;
};
const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

test("the sprint asked for stands first with its neighbours, and every other can still be reached", () => {
  expect(offered(null, 10)).toEqual([from(8, 12), [...from(5, 7), ...from(13, 30)]]);
  expect(offered(20, 10)).toEqual([
    [...from(8, 12), 20],
    [...from(5, 7), ...from(13, 19), ...from(21, 30)],
  ]);
});

test("where none is asked for, or it is long over, the next twelve stand first, and the one chosen already", () => {
  expect(offered(null, null)).toEqual([from(5, 16), from(17, 30)]);
  expect(offered(null, 1)).toEqual([from(5, 16), from(17, 30)]);
  expect(offered(3, null)).toEqual([[3, ...from(5, 16)], from(17, 30)]);
  expect(offered(28, null)).toEqual([
    [...from(5, 16), 28],
    [...from(17, 27), 29, 30],
  ]);
});

test("without a calendar ahead there is nothing to offer but what was chosen", () => {
  const closed = sprints.slice(0, 3);
  expect(sprintsToOffer(closed, { value: 2, near: 9 })).toEqual({ soon: [closed[1]], later: [] });
  expect(sprintsToOffer([], { value: null, near: null })).toEqual({ soon: [], later: [] });
});

test("a promise is offered for when it is needed, later where the giver's item ends later, and never for what is over", () => {
  const suggested = (needed: number | null, promised: number | null, promisedForSprint: number | null = null) =>
    suggestPromise({ needed, promised, promisedForSprint }, sprints);
  // Flow Sprint 5 runs.
  expect(suggested(6, 5)).toBe(6);
  expect(suggested(6, null)).toBe(6);
  expect(suggested(6, 9)).toBe(9);
  expect(suggested(6, 8, 8)).toBe(8);
  expect(suggested(4, 3)).toBe(6);
  expect(suggested(null, null)).toBe(6);
  expect(suggestPromise({ needed: 2, promised: null, promisedForSprint: null }, [])).toBeNull();
});
