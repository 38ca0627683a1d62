import { type Result, ok, refuse } from "@/lib/domain/result";
import { type CadenceChoice, cadenceAllowed, cadenceFrom } from "./cadence";
import {
  type Cadence,
  type Calendar,
  type FlowSprint,
  type MilestoneSpan,
  type Pause,
  type Undated,
  calendarStart,
  firstOpenSprint,
  layOut,
} from "./calendar";
import { type CalendarDate, addDays, daysBetween, isCalendarDate } from "./dates";
import { addPause } from "./pauses";

/** How far a calendar has to reach; what is left out asks for nothing. */
export type Reach = {
  untilDate?: CalendarDate;
  /** The last Flow Sprint something is planned in. */
  throughSprint?: number;
  /** The last Milestone something is planned in. */
  throughMilestone?: number;
};

/** Starts outside these years are slips of the finger. */
const earliestStart = "2000-01-01";
const latestStart = "2099-12-31";

/**
 * A new calendar, up to the end of the Milestone that holds `untilDate`. It may start on any
 * weekday: all sprints then do.
 *
 * With `today`, sprints that ended before it come as closed: they happened before Flotilla came
 * into use and pass their gates. Pauses may lie in the past too.
 *
 * Refuses a start that is no real day of this century, CAL-1, CAL-5 naming the counts that work,
 * and pauses as `addPause` does.
 */
export function planCalendar(
  plan: CadenceChoice & {
    startsOn: CalendarDate;
    untilDate: CalendarDate;
    today?: CalendarDate;
    pauses?: readonly Undated<Pause>[];
  },
): Result<Calendar> {
  const { startsOn, untilDate, today, pauses = [] } = plan;
  if (!isCalendarDate(startsOn) || startsOn < earliestStart || startsOn > latestStart) {
    const message = "The first day has to be a real day between the years 2000 and 2099.";
    return refuse({
      rule: "CAL-2",
      code: "invalid",
      message,
      fields: { startsOn: message },
      wayOut: "Choose the day the first Flow Sprint starts.",
    });
  }
  const { sprintWeeks, milestoneSprints } = plan;
  const cadence = cadenceAllowed({ fromSprint: 1, sprintWeeks, milestoneSprints });
  if (!cadence.ok) return cadence;
  let calendar = grow({ startsOn, sprints: [], milestones: [], pauses: [], cadences: [cadence.value] }, { untilDate });
  for (const pause of pauses) {
    // The day before it starts, every boundary is still ahead.
    const added = addPause(calendar, pause, addDays(startsOn, -1));
    if (!added.ok) return added;
    calendar = added.value.calendar;
  }
  if (today === undefined) return ok(calendar);
  const sprints = calendar.sprints.map((sprint) =>
    sprint.endsOn < today ? { ...sprint, state: "closed" as const } : sprint,
  );
  return ok({ ...calendar, sprints });
}

/** Refuses to plan a calendar anew once its first sprint has begun (CAL-3). */
export function mayPlanAnew(calendar: Calendar, today: CalendarDate): Result<null> {
  if (firstOpenSprint(calendar, today) === 1) return ok(null);
  return refuse({
    rule: "CAL-3",
    code: "rule",
    message: "Flow Sprint 1 has begun, and the dates of past and running sprints never change.",
    wayOut: "Change the cadence from a future Flow Sprint on, or put in a pause.",
  });
}

/**
 * The calendar with more whole Milestones by its last cadence until it reaches as far as asked.
 * What is there stays as it is, and one that reaches far enough comes back unchanged.
 */
export function extendCalendar(calendar: Calendar, reach: Reach): Calendar {
  return grow({ startsOn: calendarStart(calendar), ...calendar }, reach);
}

/** A calendar before its dates are set. Pauses may lie further ahead than its sprints. */
type CalendarDraft = {
  startsOn: CalendarDate;
  sprints: readonly Undated<FlowSprint>[];
  pauses: readonly Undated<Pause>[];
  milestones: readonly MilestoneSpan[];
  cadences: readonly Cadence[];
};

/** Adds whole Milestones by the last cadence until the reach is met, then sets all dates. */
export function grow(draft: CalendarDraft, reach: Reach): Calendar {
  const { untilDate, throughSprint = 1, throughMilestone = 1 } = reach;
  const weeksWanted = untilDate ? Math.ceil((daysBetween(draft.startsOn, untilDate) + 1) / 7) : 0;
  const { sprintWeeks, milestoneSprints } = cadenceFrom(draft.cadences, Number.POSITIVE_INFINITY);
  const pauseWeeks = new Map(draft.pauses.map((pause) => [pause.afterSprint, pause.weeks]));
  const sprints: Undated<FlowSprint>[] = [];
  const milestones = [...draft.milestones];
  let weeks = 0;
  const add = (sprint: Undated<FlowSprint>) => {
    weeks += sprint.weeks + (pauseWeeks.get(sprint.number - 1) ?? 0);
    sprints.push(sprint);
  };
  draft.sprints.forEach(add);
  while (weeks < weeksWanted || sprints.length < throughSprint || milestones.length < throughMilestone) {
    const firstSprint = sprints.length + 1;
    const lastSprint = sprints.length + milestoneSprints;
    milestones.push({ number: milestones.length + 1, firstSprint, lastSprint, committed: false });
    for (let number = firstSprint; number <= lastSprint; number++) {
      add({ number, weeks: sprintWeeks, state: "planned" });
    }
  }
  const dated = layOut(draft.startsOn, sprints, draft.pauses);
  return { ...dated, milestones, cadences: draft.cadences };
}
