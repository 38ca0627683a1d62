import type { StoryStatus } from "@/lib/domain/backlog/workflow";
import { type CalendarDate, addDays, isWorkingDay, todayIn, workingDaysBetween } from "./dates";
import type { StayOutcome } from "./sprint-life";

/** A stay in a Sprint Backlog as far as points go. Instants are seconds since 1970. */
export type BurnStay = {
  storyId: string;
  teamId: string;
  enteredAt: number;
  leftAt: number | null;
  outcome: StayOutcome | null;
  /** The estimate when it entered. */
  points: number;
};

/** What became of a Story at an instant, as history has it; only what changed is set. In order. */
type BurnStep = { storyId: string; at: number; points?: number; status?: StoryStatus };

/** A Story's status before the first step that changes it. */
type BurnStory = { storyId: string; firstStatus: StoryStatus };

export type BurnFacts = { stays: BurnStay[]; steps: BurnStep[]; stories: BurnStory[] };

/** What a Flow Sprint's burn charts are drawn from. */
export type BurnView = BurnFacts & {
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  startedAt: number | null;
  closedAt: number | null;
};

/** Points at an instant: `scope` is `done` and `remaining` together. */
type BurnPoints = { scope: number; done: number; remaining: number };

/**
 * The points in Sprint Backlogs at an instant. A Story counts while its stay lasts, at what it was
 * estimated at then; a stay that ended with the close counts at that instant still.
 */
export function burnAt({ stays, steps, stories }: BurnFacts, at: number): BurnPoints {
  const byStory = new Map<string, BurnStep[]>();
  for (const step of steps) {
    if (step.at > at) continue;
    const known = byStory.get(step.storyId);
    if (known) known.push(step);
    else byStory.set(step.storyId, [step]);
  }
  const first = new Map(stories.map((story) => [story.storyId, story.firstStatus]));
  let scope = 0;
  let done = 0;
  for (const stay of stays) {
    if (!isIn(stay, at)) continue;
    const past = byStory.get(stay.storyId) ?? [];
    const resized = past.findLast((step) => step.points !== undefined && step.at > stay.enteredAt);
    const points = resized?.points ?? stay.points;
    const status = past.findLast((step) => step.status !== undefined)?.status ?? first.get(stay.storyId) ?? "open";
    scope += points;
    if (status === "done") done += points;
  }
  return { scope, done, remaining: scope - done };
}

function isIn({ enteredAt, leftAt, outcome }: BurnStay, at: number): boolean {
  if (enteredAt > at) return false;
  return leftAt === null || at < leftAt || (at === leftAt && outcome !== "removed");
}

/** A day of the chart; the figures are those at its end, null for days still ahead. */
export type BurnDay = {
  /** Null for the start of the Flow Sprint itself. */
  date: CalendarDate | null;
  isWorkingDay: boolean;
  points: BurnPoints | null;
  /** Points that would remain if the same were done each working day. */
  ideal: number;
};

type Window = {
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  startedAt: number;
  closedAt: number | null;
  /** Now, in seconds since 1970. */
  now: number;
  /** The instant a calendar day ends in the Flow Team's time zone, in seconds since 1970. */
  endOfDay(date: CalendarDate): number;
};

/**
 * The figures of a Flow Sprint day by day, from its start on: the days of the calendar, and those
 * it ran over. What is done on a weekend shows at its end; the ideal line rests on weekends.
 */
export function burnDays(facts: BurnFacts, window: Window): BurnDay[] {
  const { startsOn, endsOn, startedAt, now, endOfDay } = window;
  const until = window.closedAt ?? now;
  const atStart = burnAt(facts, startedAt);
  const working = workingDaysBetween(startsOn, endsOn);
  const days: BurnDay[] = [{ date: null, isWorkingDay: false, points: atStart, ideal: atStart.scope }];
  for (let date = startsOn; date <= endsOn || endOfDay(addDays(date, -1)) < until; date = addDays(date, 1)) {
    const end = endOfDay(date);
    const begins = endOfDay(addDays(date, -1));
    // Of a day that isn't over all that is known counts: `now` may be when the page was painted.
    const at = Math.min(end, window.closedAt ?? end);
    const left = working - workingDaysBetween(startsOn, date < endsOn ? date : endsOn);
    days.push({
      date,
      isWorkingDay: isWorkingDay(date),
      // A day that ended before a late start has nothing to show; one that hasn't begun neither.
      points: begins >= until || end <= startedAt ? null : burnAt(facts, at),
      ideal: working === 0 ? 0 : (atStart.scope * left) / working,
    });
  }
  return days;
}

const quarterHour = 15 * 60;

/**
 * The instant a calendar day ends in a time zone, in seconds since 1970: the first that is of a
 * later day there. Clocks that jump over midnight have no midnight, but they have that.
 */
export function endOfDayIn(timeZone: string, date: CalendarDate): number {
  const isLater = (at: number) => todayIn(timeZone, new Date(at * 1000)) > date;
  // Zones change by whole quarters of an hour, and no day of one is more than a day away from UTC's.
  let at = Date.parse(`${date}T00:00:00Z`) / 1000 - 86_400;
  let reach = 4 * 86_400;
  while (reach > quarterHour) {
    reach = Math.ceil(reach / 2 / quarterHour) * quarterHour;
    if (!isLater(at + reach)) at += reach;
  }
  while (!isLater(at)) at += quarterHour;
  return at;
}
