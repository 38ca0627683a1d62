import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BurnFacts, type BurnStay, burnAt, burnDays, endOfDayIn } from "./burn";
import { addDays, todayIn } from "./dates";

const stay = (fields: Partial<BurnStay>): BurnStay => ({
  storyId: "s",
  teamId: "a",
  enteredAt: 0,
  leftAt: null,
  outcome: null,
  points: 5,
  ...fields,
});

test("an estimate counts from when it changes, a Story as done from when it is", () => {
  const facts: BurnFacts = {
    stays: [stay({}), stay({ storyId: "t", enteredAt: 50, leftAt: 80, outcome: "removed", points: 3 })],
    steps: [
      { storyId: "s", at: 20, points: 8 },
      { storyId: "s", at: 60, status: "done" },
      { storyId: "s", at: 90, status: "in_progress" },
    ],
    stories: [],
  };
  expect([0, 20, 50, 60, 80, 90].map((at) => burnAt(facts, at))).toEqual([
    { scope: 5, done: 0, remaining: 5 },
    { scope: 8, done: 0, remaining: 8 },
    { scope: 11, done: 0, remaining: 11 },
    { scope: 11, done: 8, remaining: 3 },
    { scope: 8, done: 8, remaining: 0 },
    { scope: 8, done: 0, remaining: 8 },
  ]);
});

const stories = ["a", "b", "c", "d"];
const statuses = ["open", "in_progress", "done"] as const;
const anyFacts = fc.record({
  stays: fc.array(
    fc
      .record({
        storyId: fc.constantFrom(...stories),
        teamId: fc.constantFrom("x", "y"),
        enteredAt: fc.nat(100),
        length: fc.option(fc.nat(50)),
        points: fc.nat(20),
      })
      .map(({ length, ...rest }): BurnStay => {
        const leftAt = length === null ? null : rest.enteredAt + length;
        return { ...rest, leftAt, outcome: leftAt === null ? null : "removed" };
      }),
    { maxLength: 8 },
  ),
  steps: fc
    .array(
      fc.oneof(
        fc.record({ storyId: fc.constantFrom(...stories), at: fc.nat(150), points: fc.nat(20) }),
        fc.record({ storyId: fc.constantFrom(...stories), at: fc.nat(150), status: fc.constantFrom(...statuses) }),
      ),
      { maxLength: 20 },
    )
    .map((steps) => steps.sort((one, other) => one.at - other.at)),
  stories: fc.constant<BurnFacts["stories"]>([]),
});

describe("whatever happens in a Flow Sprint", () => {
  test("scope is the sum of the stays, and what remains is scope less done", () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(200), (facts, at) => {
        const all = burnAt(facts, at);
        expect(all.remaining).toBe(all.scope - all.done);
        expect(all.done).toBeGreaterThanOrEqual(0);
        expect(all.remaining).toBeGreaterThanOrEqual(0);
        const alone = facts.stays.map((one) => burnAt({ ...facts, stays: [one] }, at));
        expect(all.scope).toBe(alone.reduce((sum, { scope }) => sum + scope, 0));
        expect(all.done).toBe(alone.reduce((sum, { done }) => sum + done, 0));
      }),
    );
  });

  test("teams add up to the Flow Team", () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(200), (facts, at) => {
        const of = (teamId: string) =>
          burnAt({ ...facts, stays: facts.stays.filter((one) => one.teamId === teamId) }, at);
        expect(of("x").scope + of("y").scope).toBe(burnAt(facts, at).scope);
      }),
    );
  });
});

const zones = [
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Asia/Kathmandu",
  "America/Sao_Paulo",
  "Asia/Beirut",
  "Europe/Zurich",
  "Australia/Lord_Howe",
];

test("a day ends at the first instant of a later one, in every time zone", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 12_000 }), (zone, offset) => {
      const date = addDays("2000-01-01", offset);
      const end = endOfDayIn(zone, date);
      expect(todayIn(zone, new Date((end - 1) * 1000)) <= date).toBe(true);
      expect(todayIn(zone, new Date(end * 1000)) > date).toBe(true);
    }),
  );
});

test("days run to the end of the sprint or past it, with none of what is ahead; the ideal line rests on weekends", () => {
  const facts: BurnFacts = { stays: [stay({ points: 10 })], steps: [], stories: [] };
  const endOfDay = (date: string) => endOfDayIn("Europe/Zurich", date);
  const window = {
    startsOn: "2026-11-16",
    endsOn: "2026-11-29",
    startedAt: endOfDay("2026-11-16") - 3600,
    closedAt: null,
    endOfDay,
  };
  const days = burnDays(facts, { ...window, now: endOfDay("2026-11-18") - 60 });
  expect(days.map(({ points }) => points?.scope ?? null)).toEqual([10, 10, 10, 10, ...Array(11).fill(null)]);
  expect(days.map(({ ideal }) => ideal)).toEqual([10, 9, 8, 7, 6, 5, 5, 5, 4, 3, 2, 1, 0, 0, 0]);
  expect(burnDays(facts, { ...window, now: endOfDay("2026-12-01") - 60 }).at(-1)?.date).toBe("2026-12-01");
  // What was done since the page was painted is in today's figures.
  const done = { ...facts, steps: [{ storyId: "s", at: endOfDay("2026-11-18") - 30, status: "done" as const }] };
  expect(burnDays(done, { ...window, now: endOfDay("2026-11-18") - 60 })[3]?.points?.done).toBe(10);
});
