import fc from "fast-check";
import { expect, test } from "vitest";
import { aStay as stay } from "@/tests/stay-rows";
import { type BurnFacts, burnAt } from "./burn";
import { scopeChanges, scopeWords, signedPoints, sumScopeChanges } from "./scope-changes";
import type { Resizing, StayInSprint } from "./sprint-life";

const resizing = (fields: Partial<Resizing>): Resizing => ({
  storyId: "s",
  at: 20,
  by: "Ada",
  from: 5,
  to: 8,
  reason: "",
  splitInto: null,
  ...fields,
});

test("a new estimate after the start is a scope change of who gave it, before the start it is the plan", () => {
  const resized = [resizing({ at: 5, from: 3, to: 5 }), resizing({}), resizing({ at: 30, from: 8, to: null })];
  const sprint = { startedAt: 10, stays: [stay({})], resized };
  expect(scopeChanges(sprint, null)).toMatchObject([
    { is: "re-estimated", storyNumber: 1, at: 20, by: "Ada", from: 5, to: 8, points: 3, reason: "" },
    { is: "re-estimated", at: 30, from: 8, to: null, points: -8 },
  ]);
  expect(scopeChanges(sprint, "b")).toEqual([]);
  expect(scopeChanges({ ...sprint, startedAt: null }, null)).toEqual([]);
});

test("what was split off says why the rest is smaller, and the close's own split counts", () => {
  const stays = [stay({ leftAt: 50, outcome: "split", pointsAtEnd: 3 })];
  const resized = [
    resizing({ at: 20, from: 8, to: 5, splitInto: ["S-2 Soundings"] }),
    resizing({ at: 50, from: 5, to: 3, reason: "Flow Sprint 1 closed: split." }),
  ];
  expect(scopeChanges({ startedAt: 10, stays, resized }, null)).toMatchObject([
    { points: -3, reason: "Split off: S-2 Soundings" },
    { points: -2, reason: "Flow Sprint 1 closed: split." },
  ]);
});

test("an estimate given while the Story is out of the Sprint Backlog changes no scope", () => {
  const stays = [
    stay({ leftAt: 20, outcome: "removed", pointsAtEnd: 5 }),
    stay({ enteredAt: 40, points: 8, isScopeChange: true }),
  ];
  const sprint = { startedAt: 10, stays, resized: [resizing({ at: 20 }), resizing({ at: 30, from: 8, to: 8 })] };
  expect(scopeChanges(sprint, null).map(({ is, points }) => [is, points])).toEqual([
    ["left", -5],
    ["entered", 8],
  ]);
});

test("a Story that changed in several ways is one, and the sums say what the scope has moved by", () => {
  const stays = [
    stay({ enteredAt: 15, isScopeChange: true }),
    stay({ storyId: "t", number: 2, leftAt: 40, outcome: "removed", pointsAtEnd: 3 }),
  ];
  const resized = [resizing({}), resizing({ at: 30, from: 8, to: 6 }), resizing({ storyId: "t", from: 5, to: 3 })];
  const sums = sumScopeChanges(scopeChanges({ startedAt: 10, stays, resized }, null));
  expect(sums).toEqual({
    entered: { stories: 1, points: 5 },
    left: { stories: 1, points: 3 },
    reEstimated: { stories: 2, points: -1 },
    all: { stories: 2, points: 1 },
  });
  expect(scopeWords(sums)).toEqual([
    "1 Story came in (5 points)",
    "1 Story went out (3 points)",
    "2 Stories re-estimated (-1 points)",
  ]);
  const none = { stories: 0, points: 0 };
  expect(scopeWords({ ...sums, left: none, reEstimated: { stories: 1, points: 0 } })).toEqual([
    "1 Story came in (5 points)",
    "1 Story re-estimated",
  ]);
  expect([4, 1, 0, -2].map(signedPoints)).toEqual(["+4 points", "+1 point", "0 points", "-2 points"]);
});

/** Whatever becomes of one Story: it comes, goes and is estimated anew, one thing an instant. */
const anyHistory = fc.array(
  fc.oneof(fc.constant("turn" as const), fc.option(fc.integer({ min: 1, max: 20 }), { nil: null })),
  { maxLength: 12 },
);
const startedAt = 25;

/** The facts both read, from the histories of some Stories. */
function factsOf(histories: readonly (number | null | "turn")[][]): { burn: BurnFacts; resized: Resizing[] } & {
  stays: StayInSprint[];
} {
  const stays: StayInSprint[] = [];
  const resized: Resizing[] = [];
  histories.forEach((history, index) => {
    const storyId = `story ${index}`;
    let estimate: number | null = null;
    let open: StayInSprint | null = null;
    history.forEach((what, step) => {
      const at = 10 * (step + 1) + index;
      if (what !== "turn") {
        resized.push(resizing({ storyId, at, from: estimate, to: what }));
        estimate = what;
      } else if (open) {
        Object.assign(open, { leftAt: at, outcome: "removed", pointsAtEnd: estimate ?? 0 });
        // Before the start the plan simply holds it no more.
        if (at <= startedAt) stays.splice(stays.indexOf(open), 1);
        open = null;
      } else {
        open = stay({ storyId, enteredAt: at, points: estimate ?? 0, isScopeChange: at > startedAt });
        stays.push(open);
      }
    });
  });
  resized.sort((a, b) => a.at - b.at);
  const steps = resized.map(({ storyId, at, to }) => ({ storyId, at, points: to ?? 0 }));
  return { stays, resized, burn: { stays, steps, stories: [] } };
}

test("scope changes together are what the scope line of the burn charts has moved by", () => {
  fc.assert(
    fc.property(fc.array(anyHistory, { maxLength: 4 }), (histories) => {
      const { stays, resized, burn } = factsOf(histories);
      const moved = scopeChanges({ startedAt, stays, resized }, null).reduce((sum, { points }) => sum + points, 0);
      expect(moved).toBe(burnAt(burn, 1000).scope - burnAt(burn, startedAt).scope);
    }),
  );
});
