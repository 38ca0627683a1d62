import {
  type Calendar,
  type FlowSprint,
  type MilestoneSpan,
  type Pause,
  dayOfSprint,
  milestoneOf,
  pauseOn,
  sprintOn,
} from "./calendar";
import { type CalendarDate, daysBetween } from "./dates";
import { runningSprint } from "./sprints";

/** Where a Flow Team is in its calendar on a day: what a person asks it first. */
type CalendarStanding =
  | { is: "ahead"; first: FlowSprint; inDays: number }
  | { is: "in a sprint"; sprint: FlowSprint; day: number; of: number }
  /** Still runs past its last day: dates don't move with status. */
  | { is: "overdue"; sprint: FlowSprint; daysOver: number }
  | { is: "in a pause"; pause: Pause; next: FlowSprint | null }
  | { is: "past the end" };

/** Where the calendar is on a day. A sprint that still runs past its last day comes before all else. */
export function calendarStanding(calendar: Calendar, today: CalendarDate): CalendarStanding {
  const running = runningSprint(calendar.sprints);
  if (running && running.endsOn < today) {
    return { is: "overdue", sprint: running, daysOver: daysBetween(running.endsOn, today) };
  }
  const sprint = sprintOn(calendar, today);
  const day = sprint && dayOfSprint(sprint, today);
  if (sprint && day) return { is: "in a sprint", sprint, ...day };
  const pause = pauseOn(calendar, today);
  if (pause) return { is: "in a pause", pause, next: calendar.sprints[pause.afterSprint] ?? null };
  const [first] = calendar.sprints;
  if (first && today < first.startsOn) return { is: "ahead", first, inDays: daysBetween(today, first.startsOn) };
  return { is: "past the end" };
}

/** The Milestone a day is in, pauses inside and before it included; null before the first and after the last. */
export function milestoneOn(calendar: Calendar, today: CalendarDate): MilestoneSpan | null {
  const begun = calendar.sprints.findLast((sprint) => sprint.startsOn <= today);
  if (!begun) return null;
  return milestoneOf(calendar, today > begun.endsOn ? begun.number + 1 : begun.number);
}
