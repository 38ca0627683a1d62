import { expect, test } from "vitest";
import { Standing } from "./standing";

const view = { flowTeamId: "one", revisions: { backlog: 3, "room of s1-review": 2, claims: 0 } } as const;

test("what was heard of a view is the newest of each thing it shows", () => {
  const standing = new Standing();
  standing.learn("one", "backlog", 5);
  standing.learn("one", "roadmap", 9);
  standing.learn("other", "claims", 7);
  expect(standing.isOutdated(view)).toBe(true);
  expect(standing.heardOf(view)).toEqual({ backlog: 5, "room of s1-review": 2, claims: 0 });
});

test("a view is in doubt when the server tells where all stands and leaves out what it shows", () => {
  const standing = new Standing();
  expect(standing.isLeftOut(view, { one: { backlog: 3, "room of s1-review": 2 } })).toBe(false);
  expect(standing.isLeftOut(view, { one: { backlog: 3 } })).toBe(true);
  // Nothing was said of its Flow Team, so nothing was left out.
  expect(standing.isLeftOut(view, { other: {} })).toBe(false);
});
