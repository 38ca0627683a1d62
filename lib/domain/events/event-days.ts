import { type CalendarDate, addDays } from "@/lib/domain/calendar/dates";
import { type EventKind, contracts } from "./contracts";
import type { EventState } from "./schedule-model";

/** Planning may be before the Flow Sprint it is for, and a team may look back after it: by this many days. */
export const daysBeside = 3;

/** The first and the last day an event of a kind may be on. */
export function daysFor(
  kind: EventKind,
  { startsOn, endsOn }: { startsOn: CalendarDate; endsOn: CalendarDate },
): { first: CalendarDate; last: CalendarDate } {
  return {
    first: contracts[kind].rhythm === "first day" ? addDays(startsOn, -daysBeside) : startsOn,
    last: kind === "team_retrospective" ? addDays(endsOn, daysBeside) : endsOn,
  };
}

/** The first and the last day any event of a Flow Sprint may be on. */
export function daysAround({ startsOn, endsOn }: { startsOn: CalendarDate; endsOn: CalendarDate }): {
  first: CalendarDate;
  last: CalendarDate;
} {
  return { first: addDays(startsOn, -daysBeside), last: addDays(endsOn, daysBeside) };
}

/** A Flow Sprint as far as it decides which of its events still are. */
type EndingSprint = {
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  state: "planned" | "running" | "closed";
  isBeforeFlotilla: boolean;
};

/**
 * Whether an event still is one. Of a Flow Sprint that is closed, what wasn't held won't be any more, but for
 * what today has, and the Team Sprint Retrospectives: those come after, as long as a day is left for them.
 */
export function isStillOn(
  { kind, state, day }: { kind: EventKind; state: EventState; day: CalendarDate },
  sprint: EndingSprint,
  today: CalendarDate,
): boolean {
  if (state !== "scheduled" || sprint.state !== "closed") return true;
  if (sprint.isBeforeFlotilla) return false;
  return day === today || (kind === "team_retrospective" && today <= daysFor(kind, sprint).last);
}

/** The day itself, or the nearest one an event of the kind may be on. */
export function nearestDayFor(
  kind: EventKind,
  day: CalendarDate,
  sprint: { startsOn: CalendarDate; endsOn: CalendarDate },
): CalendarDate {
  const { first, last } = daysFor(kind, sprint);
  if (day < first) return first;
  return day > last ? last : day;
}
