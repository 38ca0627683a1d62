import "server-only";
import { type CalendarDate, addDays } from "@/lib/domain/calendar/dates";
import type { ScheduleGround } from "@/lib/domain/events/schedule-model";
import { publicHolidays } from "@/lib/server/calendar/capacity-holidays";

/** Of each country and year that was asked for: working them out takes the library a tenth of a second. */
const known = new Map<string, readonly CalendarDate[]>();

/** The public holidays Scrum Teams keep in some Flow Sprints, and a week around each. */
export function holidaysAround(
  teams: readonly { id: string; country: string | null }[],
  sprints: readonly { startsOn: CalendarDate; endsOn: CalendarDate }[],
): ScheduleGround["holidays"] {
  const spans = sprints.map(({ startsOn, endsOn }) => ({ from: addDays(startsOn, -7), to: addDays(endsOn, 7) }));
  return Object.fromEntries(
    teams.flatMap(({ id, country }) => {
      if (country === null) return [];
      const days = spans.flatMap(({ from, to }) => holidaysIn(country, from, to));
      return days.length > 0 ? [[id, [...new Set(days)]]] : [];
    }),
  );
}

function holidaysIn(country: string, from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const years = new Set([from.slice(0, 4), to.slice(0, 4)]);
  return [...years].flatMap((year) => {
    const key = `${country} ${year}`;
    const days = known.get(key) ?? publicHolidays(country, `${year}-01-01`, `${year}-12-31`).map(({ date }) => date);
    known.set(key, days);
    return days.filter((day) => day >= from && day <= to);
  });
}
