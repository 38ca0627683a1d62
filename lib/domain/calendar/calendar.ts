import { type CalendarDate, addDays, workingDaysBetween } from "./dates";

/** From its start to its close, which are acts: dates alone never change it. */
export type FlowSprintState = "planned" | "running" | "closed";

/** A Flow Sprint's place in the calendar. `endsOn` is its last day. */
export type FlowSprint = {
  number: number;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  weeks: number;
  state: FlowSprintState;
};

/** Whole weeks without a Flow Sprint, at the boundary after sprint `afterSprint`. */
export type Pause = {
  afterSprint: number;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  weeks: number;
  reason: string;
};

/** A Milestone's run of Flow Sprints, first and last included. */
export type MilestoneSpan = {
  number: number;
  firstSprint: number;
  lastSprint: number;
  committed: boolean;
};

/** From Flow Sprint `fromSprint` on: how long sprints are, and how many make a Milestone. */
export type Cadence = { fromSprint: number; sprintWeeks: number; milestoneSprints: number };

/**
 * A Flow Team's calendar. Each list is in order; sprints and Milestones are numbered from 1, there
 * is at least one of each, and the last Milestone ends with the last sprint. A pause lies between
 * two sprints. The first cadence is from sprint 1; the last one goes on past the end.
 */
export type Calendar = {
  sprints: readonly FlowSprint[];
  pauses: readonly Pause[];
  milestones: readonly MilestoneSpan[];
  cadences: readonly Cadence[];
};

/** Without its dates, which follow from what is before it. */
export type Undated<T> = Omit<T, "startsOn" | "endsOn">;

/** Lays sprints and pauses end to end from a day on, which is all that ever sets their dates. */
export function layOut(
  startsOn: CalendarDate,
  sprints: readonly Undated<FlowSprint>[],
  pauses: readonly Undated<Pause>[],
): Pick<Calendar, "sprints" | "pauses"> {
  const pauseAfter = new Map(pauses.map((pause) => [pause.afterSprint, pause]));
  const laidSprints: FlowSprint[] = [];
  const laidPauses: Pause[] = [];
  let day = startsOn;
  const place = <T extends { weeks: number }>(span: T) => {
    const placed = { ...span, startsOn: day, endsOn: addDays(day, span.weeks * 7 - 1) };
    day = addDays(placed.endsOn, 1);
    return placed;
  };
  for (const sprint of sprints) {
    laidSprints.push(place(sprint));
    const pause = pauseAfter.get(sprint.number);
    if (pause) laidPauses.push(place(pause));
  }
  return { sprints: laidSprints, pauses: laidPauses };
}

/** The first day of Flow Sprint 1, from which all dates follow. */
export function calendarStart(calendar: Calendar): CalendarDate {
  const [first] = calendar.sprints;
  if (!first) throw new Error("A calendar has at least one Flow Sprint");
  return first.startsOn;
}

/** The Flow Sprint whose dates hold the day; null in a pause, before the first and after the last. */
export function sprintOn(calendar: Calendar, date: CalendarDate): FlowSprint | null {
  return calendar.sprints.find((sprint) => holds(sprint, date)) ?? null;
}

/** The pause whose dates hold the day. */
export function pauseOn(calendar: Calendar, date: CalendarDate): Pause | null {
  return calendar.pauses.find((pause) => holds(pause, date)) ?? null;
}

/** The Milestone a Flow Sprint belongs to; null past the end of the calendar. */
export function milestoneOf(calendar: Calendar, sprintNumber: number): MilestoneSpan | null {
  const inIt = (milestone: MilestoneSpan) =>
    milestone.firstSprint <= sprintNumber && sprintNumber <= milestone.lastSprint;
  return calendar.milestones.find(inIt) ?? null;
}

/** From the first day of its first sprint to the last day of its last, pauses between included. */
export function milestoneDates(
  calendar: Calendar,
  milestone: MilestoneSpan,
): { startsOn: CalendarDate; endsOn: CalendarDate } {
  const first = calendar.sprints[milestone.firstSprint - 1];
  const last = calendar.sprints[milestone.lastSprint - 1];
  if (!first || !last) throw new Error(`Milestone ${milestone.number} reaches past the calendar`);
  return { startsOn: first.startsOn, endsOn: last.endsOn };
}

/** Weeks of sprints from one to another, both counted. Pauses count for nothing. */
export function sprintWeeksFrom(calendar: Calendar, first: number, last: number): number {
  const inRun = calendar.sprints.slice(Math.max(0, first - 1), Math.max(0, last));
  return inRun.reduce((weeks, sprint) => weeks + sprint.weeks, 0);
}

/**
 * Which working day of the sprint it is, and how many it has, Monday to Friday: "day 6 / 10".
 * A weekend still belongs to the working day before it, or to the first one. Null outside the sprint.
 */
export function dayOfSprint(
  sprint: Pick<FlowSprint, "startsOn" | "endsOn">,
  date: CalendarDate,
): { day: number; of: number } | null {
  if (!holds(sprint, date)) return null;
  const day = Math.max(1, workingDaysBetween(sprint.startsOn, date));
  return { day, of: workingDaysBetween(sprint.startsOn, sprint.endsOn) };
}

/**
 * The first Flow Sprint whose dates may still change (CAL-3): neither it nor any after it has
 * begun, by its dates or by an act. One past the last sprint when all have.
 */
export function firstOpenSprint(calendar: Calendar, today: CalendarDate): number {
  const begun = calendar.sprints.findLast((sprint) => sprint.startsOn <= today || sprint.state !== "planned");
  return (begun?.number ?? 0) + 1;
}

function holds(span: { startsOn: CalendarDate; endsOn: CalendarDate }, date: CalendarDate): boolean {
  return span.startsOn <= date && date <= span.endsOn;
}
