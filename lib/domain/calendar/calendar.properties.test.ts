import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { milestoneSprintsFor, sprintLengths } from "./cadence";
import { type Calendar, firstOpenSprint } from "./calendar";
import { changeCadence, nearestBoundaries } from "./change-cadence";
import { checkCalendar } from "./check";
import { type CalendarDate, addDays } from "./dates";
import { nothingMoves, whatMoves } from "./moves";
import { addPause, removePause } from "./pauses";
import { extendCalendar, planCalendar } from "./plan";
import { canStart } from "./sprints";

const cadence = fc.constantFrom(...sprintLengths).chain((sprintWeeks) =>
  fc.record({
    sprintWeeks: fc.constant(sprintWeeks),
    milestoneSprints: fc.constantFrom(...milestoneSprintsFor(sprintWeeks)),
  }),
);

const sprintNumber = fc.integer({ min: 0, max: 60 });

/** What people do to a calendar as days go by. Some of it will be refused. */
const act = fc.oneof(
  fc.record({ kind: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant("start" as const) }),
  fc.record({ kind: fc.constant("close" as const) }),
  fc.record({ kind: fc.constant("commit" as const), milestone: fc.integer({ min: 1, max: 8 }) }),
  fc.record({
    kind: fc.constant("add pause" as const),
    afterSprint: sprintNumber,
    weeks: fc.integer({ min: 0, max: 9 }),
  }),
  fc.record({ kind: fc.constant("remove pause" as const), afterSprint: sprintNumber }),
  fc.record({ kind: fc.constant("change cadence" as const), fromSprint: sprintNumber, to: cadence }),
  fc.record({ kind: fc.constant("extend" as const), days: fc.integer({ min: 0, max: 900 }) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const story = fc.record({
  startsOn: fc.integer({ min: 0, max: 3000 }).map((days) => addDays("2024-01-01", days)),
  cadence,
  reach: fc.integer({ min: 0, max: 500 }),
  acts: fc.array(act, { maxLength: 20 }),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** Plays a story; `each` sees the calendar before and after every act. */
function play(
  { startsOn, cadence: choice, reach, acts }: Story,
  each: (before: Calendar, after: Calendar, today: CalendarDate, act: Act) => void,
): { calendar: Calendar; today: CalendarDate } {
  const plan = planCalendar({ startsOn, ...choice, untilDate: addDays(startsOn, reach) });
  if (!plan.ok) throw new Error(plan.refusal.message);
  let calendar = plan.value;
  let today = addDays(startsOn, -20);
  for (const one of acts) {
    if (one.kind === "wait") today = addDays(today, one.days);
    const after = perform(calendar, today, one);
    each(calendar, after, today, one);
    calendar = after;
  }
  return { calendar, today };
}

function perform(calendar: Calendar, today: CalendarDate, one: Act): Calendar {
  const orSame = (result: { ok: true; value: { calendar: Calendar } } | { ok: false }) =>
    result.ok ? result.value.calendar : calendar;
  switch (one.kind) {
    case "wait":
      return calendar;
    case "start": {
      const next = calendar.sprints.find((sprint) => sprint.state === "planned");
      if (!next || !canStart(calendar.sprints, next.number).ok) return calendar;
      return withState(calendar, next.number, "running");
    }
    case "close": {
      const running = calendar.sprints.find((sprint) => sprint.state === "running");
      return running ? withState(calendar, running.number, "closed") : calendar;
    }
    case "commit": {
      const commit = (number: number, was: boolean) => was || number === one.milestone;
      const milestones = calendar.milestones.map((it) => ({ ...it, committed: commit(it.number, it.committed) }));
      return { ...calendar, milestones };
    }
    case "add pause":
      return orSame(addPause(calendar, { afterSprint: one.afterSprint, weeks: one.weeks, reason: "Break" }, today));
    case "remove pause":
      return orSame(removePause(calendar, one.afterSprint, today));
    case "change cadence":
      return orSame(changeCadence(calendar, { fromSprint: one.fromSprint, ...one.to }, today));
    case "extend":
      return extendCalendar(calendar, { untilDate: addDays(today, one.days) });
  }
}

function withState(calendar: Calendar, number: number, state: "running" | "closed"): Calendar {
  const sprints = calendar.sprints.map((it) => (it.number === number ? { ...it, state } : it));
  return { ...calendar, sprints };
}

describe("whatever is done to a calendar", () => {
  it("breaks no rule, keeps numbers from 1 and Milestones whole", () => {
    fc.assert(
      fc.property(story, (told) => {
        play(told, (before, after) => {
          expect(checkCalendar(after)).toEqual([]);
          expect(after.sprints.map((sprint) => sprint.number)).toEqual(after.sprints.map((_, index) => index + 1));
          expect(
            after.milestones.flatMap(({ firstSprint: first, lastSprint: last }) =>
              Array.from({ length: last - first + 1 }, (_, index) => first + index),
            ),
          ).toEqual(after.sprints.map((sprint) => sprint.number));
          expect(after.sprints.length).toBeGreaterThanOrEqual(before.sprints.length);
          expect(after.milestones.length).toBeGreaterThanOrEqual(before.milestones.length);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("leaves past and running sprints, begun pauses and past Milestones as they are (CAL-3)", () => {
    fc.assert(
      fc.property(story, (told) => {
        play(told, (before, after, today) => {
          const begun = firstOpenSprint(before, today) - 1;
          const dates = (calendar: Calendar) =>
            calendar.sprints.slice(0, begun).map(({ number, startsOn, endsOn }) => [number, startsOn, endsOn]);
          expect(dates(after)).toEqual(dates(before));
          const pausesBegun = (calendar: Calendar) => calendar.pauses.filter((pause) => pause.startsOn <= today);
          expect(pausesBegun(after)).toEqual(pausesBegun(before));
          const over = (calendar: Calendar) =>
            calendar.milestones.filter((it) => it.lastSprint <= begun).map((it) => [it.firstSprint, it.lastSprint]);
          expect(over(after).slice(0, over(before).length)).toEqual(over(before));
        });
      }),
      { numRuns: 300 },
    );
  });

  it("can always be extended, to the same once and again, moving nothing", () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 0, max: 1500 }), (told, days) => {
        const { calendar, today } = play(told, () => {});
        const reach = { untilDate: addDays(today, days) };
        const once = extendCalendar(calendar, reach);
        expect(extendCalendar(once, reach)).toEqual(once);
        expect(checkCalendar(once)).toEqual([]);
        expect(nothingMoves(whatMoves(calendar, once))).toBe(true);
        expect((once.sprints.at(-1)?.endsOn ?? "") >= reach.untilDate).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

/** Leaves Milestone 8 a Flow Sprint longer than the rhythm that holds for it. */
const thereAndBack: Story = {
  startsOn: "2024-01-01",
  cadence: { sprintWeeks: 2, milestoneSprints: 4 },
  reach: 392,
  acts: [
    { kind: "change cadence", fromSprint: 30, to: { sprintWeeks: 4, milestoneSprints: 2 } },
    { kind: "change cadence", fromSprint: 30, to: { sprintWeeks: 2, milestoneSprints: 4 } },
  ],
};

describe("a change of cadence, anywhere in any calendar", () => {
  it("works, or names the nearest boundaries and works there", () => {
    fc.assert(
      fc.property(story, cadence, fc.nat(), (told, to, pick) => {
        const { calendar, today } = play(told, () => {});
        const open = firstOpenSprint(calendar, today);
        const fromSprint = open + (pick % (calendar.sprints.length + 2 - open));
        const change = { fromSprint, ...to };
        const result = changeCadence(calendar, change, today);
        if (result.ok) {
          expect(checkCalendar(result.value.calendar)).toEqual([]);
          return;
        }
        expect(result.refusal.rule).toBe("CAL-5");
        const { before, after } = nearestBoundaries(calendar, change, today);
        const works = [before, after].filter((number) => number !== null);
        expect(works.length).toBeGreaterThan(0);
        for (const number of works) {
          expect(result.refusal.wayOut).toContain(`Flow Sprint ${number}`);
          expect(changeCadence(calendar, { fromSprint: number, ...to }, today).ok).toBe(true);
        }
        for (let between = (before ?? open - 1) + 1; between < (after ?? 0); between++) {
          expect(changeCadence(calendar, { fromSprint: between, ...to }, today).ok).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("to the cadence it has moves nothing", () => {
    fc.assert(
      fc.property(story, fc.nat(), (told, pick) => {
        const { calendar, today } = play(told, () => {});
        const last = calendar.cadences.at(-1);
        if (!last) throw new Error("no cadence");
        const from = Math.max(firstOpenSprint(calendar, today), last.fromSprint);
        if (from > calendar.sprints.length + 1) return;
        const fromSprint = from + (pick % (calendar.sprints.length + 2 - from));
        const result = changeCadence(calendar, { ...last, fromSprint }, today);
        if (!result.ok) throw new Error(result.refusal.message);
        expect(result.value.moves).toEqual({ sprints: [], milestones: [], pauses: [] });
        expect(result.value.calendar).toEqual(calendar);
      }),
      { numRuns: 300, examples: [[thereAndBack, 0]] },
    );
  });

  it("names every committed Milestone it moves, and no other", () => {
    fc.assert(
      fc.property(story, cadence, sprintNumber, (told, to, fromSprint) => {
        const { calendar, today } = play(told, () => {});
        const result = changeCadence(calendar, { fromSprint, ...to }, today);
        if (!result.ok) return;
        const named = new Set(result.value.committedMilestonesMoved);
        const moved = new Set(result.value.moves.milestones.map((move) => move.number));
        for (const { number, committed } of calendar.milestones) {
          expect(named.has(number)).toBe(committed && moved.has(number));
        }
        const committedOf = (it: Calendar) => it.milestones.filter((one) => one.committed).map((one) => one.number);
        expect(committedOf(result.value.calendar)).toEqual(committedOf(calendar));
      }),
      { numRuns: 300 },
    );
  });
});

describe("a pause put in and removed", () => {
  it("leaves the calendar as it was", () => {
    fc.assert(
      fc.property(story, sprintNumber, fc.integer({ min: 1, max: 8 }), (told, afterSprint, weeks) => {
        const { calendar, today } = play(told, () => {});
        expect(nothingMoves(whatMoves(calendar, calendar))).toBe(true);
        const added = addPause(calendar, { afterSprint, weeks, reason: "Break" }, today);
        if (!added.ok) return;
        expect(added.value.moves.sprints.length).toBe(calendar.sprints.length - afterSprint);
        const removed = removePause(added.value.calendar, afterSprint, today);
        if (!removed.ok) throw new Error(removed.refusal.message);
        expect(removed.value.calendar).toEqual(calendar);
      }),
      { numRuns: 300 },
    );
  });
});
