import { type Calendar, milestoneDates } from "./calendar";
import type { CalendarDate } from "./dates";

export type Dates = { startsOn: CalendarDate; endsOn: CalendarDate };
export type Run = Dates & { firstSprint: number; lastSprint: number };

/** What has other dates, or for a Milestone other sprints, before and after a change. */
export type Moves = {
  sprints: { number: number; from: Dates; to: Dates }[];
  milestones: { number: number; committed: boolean; from: Run; to: Run }[];
  pauses: { afterSprint: number; from: Dates; to: Dates }[];
};

/** A calendar after a change, beside what the change moves. */
export type CalendarChange = { calendar: Calendar; moves: Moves };

/**
 * What moves between two calendars of one Flow Team. Sprints and Milestones are the same by number
 * and pauses by boundary; what only one of the calendars has doesn't move.
 */
export function whatMoves(before: Calendar, after: Calendar): Moves {
  return {
    sprints: moved(before.sprints, after.sprints, (one) => one.number, datesOf).map(({ key, from, to }) => ({
      number: key,
      from,
      to,
    })),
    milestones: moved(runs(before), runs(after), (one) => one.number, runOf).map(({ key, from, to }) => ({
      number: key,
      committed: before.milestones[key - 1]?.committed ?? false,
      from,
      to,
    })),
    pauses: moved(before.pauses, after.pauses, (one) => one.afterSprint, datesOf).map(({ key, from, to }) => ({
      afterSprint: key,
      from,
      to,
    })),
  };
}

/** Whether nothing moves. */
export function nothingMoves(moves: Moves): boolean {
  return moves.sprints.length + moves.milestones.length + moves.pauses.length === 0;
}

function moved<T, Place extends object>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => number,
  placeOf: (one: T) => Place,
): { key: number; from: Place; to: Place }[] {
  const now = new Map(after.map((one) => [keyOf(one), placeOf(one)]));
  return before.flatMap((one) => {
    const key = keyOf(one);
    const from = placeOf(one);
    const to = now.get(key);
    return to && JSON.stringify(from) !== JSON.stringify(to) ? [{ key, from, to }] : [];
  });
}

function datesOf({ startsOn, endsOn }: Dates): Dates {
  return { startsOn, endsOn };
}

function runOf({ startsOn, endsOn, firstSprint, lastSprint }: Run): Run {
  return { startsOn, endsOn, firstSprint, lastSprint };
}

function runs(calendar: Calendar): (Run & { number: number })[] {
  return calendar.milestones.map((milestone) => ({
    ...milestone,
    ...milestoneDates(calendar, milestone),
  }));
}
