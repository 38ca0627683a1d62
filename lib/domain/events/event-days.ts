import { type CalendarDate, addDays } from "@/lib/domain/calendar/dates";
import { type EventKind, contracts } from "./contracts";

/** Planning may be before the Flow Sprint it is for, and a team may look back after it: by this many days. */
const daysBeside = 3;

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
