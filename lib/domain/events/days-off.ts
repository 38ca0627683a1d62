import { type CalendarDate, addDays, daysBetween, isWorkingDay } from "@/lib/domain/calendar/dates";
import { counted } from "@/lib/domain/words";
import { type EventKind, contracts } from "./contracts";
import type { ScheduleGround } from "./schedule-model";

/** Whether a day is a public holiday of a Scrum Team, or, for null, of most teams of the Flow Team. */
export type IsOff = (teamId: string | null, day: CalendarDate) => boolean;

/** What is off for whom. A Flow Team has no country of its own: more than half of its teams decide. */
export function daysOff({ teams, holidays }: Pick<ScheduleGround, "teams" | "holidays">): IsOff {
  const ofTeams = new Map(teams.map(({ id }) => [id, new Set(holidays[id] ?? [])]));
  return (teamId, day) => {
    if (teamId !== null) return ofTeams.get(teamId)?.has(day) ?? false;
    const off = teams.filter(({ id }) => ofTeams.get(id)?.has(day)).length;
    return off > teams.length / 2;
  };
}

/** The days of a Flow Sprint, and the first and the last one on which the Flow Team works. */
export type SprintDays = { days: readonly CalendarDate[]; first: CalendarDate; last: CalendarDate };

/**
 * Where an event goes that would be on a public holiday: what opens a Flow Sprint to the next working
 * day, what ends it to the one before. A weekly or monthly one stays within its week, and off the days
 * of planning and looking back where it can. The day itself where nothing else is left.
 */
export function besideHoliday(
  kind: EventKind,
  day: CalendarDate,
  { days, first, last }: SprintDays,
  isOff: (day: CalendarDate) => boolean,
): CalendarDate {
  if (!isOff(day)) return day;
  const free = days.filter((one) => isWorkingDay(one) && !isOff(one));
  const [next] = free.filter((one) => one > day);
  const before = free.findLast((one) => one < day);
  switch (contracts[kind].rhythm) {
    case "first day":
      return next ?? before ?? day;
    case "last day":
      return before ?? next ?? day;
    case "weekly":
    case "monthly": {
      const week = Math.floor(days.indexOf(day) / 7);
      const ofWeek = free.filter((one) => Math.floor(days.indexOf(one) / 7) === week);
      const between = ofWeek.filter((one) => one > first && one < last);
      return (
        between.find((one) => one > day) ?? between.at(-1) ?? ofWeek.find((one) => one > day) ?? ofWeek.at(-1) ?? day
      );
    }
    case "working day":
      return day;
  }
}

/** Every day of a Flow Sprint. */
export function daysOf({ startsOn, endsOn }: { startsOn: CalendarDate; endsOn: CalendarDate }): CalendarDate[] {
  return Array.from({ length: daysBetween(startsOn, endsOn) + 1 }, (_, offset) => addDays(startsOn, offset));
}

/** Who has a public holiday on each working day that is one for some, by day. */
export function holidaysOf(
  { teams, holidays }: Pick<ScheduleGround, "teams" | "holidays">,
  days: readonly CalendarDate[],
): { day: CalendarDate; teamIds: string[] }[] {
  return days.filter(isWorkingDay).flatMap((day) => {
    const teamIds = teams.map(({ id }) => id).filter((id) => holidays[id]?.includes(day));
    return teamIds.length > 0 ? [{ day, teamIds }] : [];
  });
}

/** Whose holiday a day is, among the teams an event is for; null for nobody's. */
export function holidayWords(
  day: CalendarDate,
  { holidays, teams }: { holidays: readonly { day: CalendarDate; teamIds: readonly string[] }[]; teams: number },
  teamId: string | null = null,
): string | null {
  const teamIds = holidays.find((one) => one.day === day)?.teamIds ?? [];
  if (teamId !== null) return teamIds.includes(teamId) ? "A public holiday for the team." : null;
  if (teamIds.length === 0) return null;
  return teamIds.length >= teams
    ? "A public holiday for all teams."
    : `A public holiday for ${teamIds.length} of ${counted(teams, "team")}.`;
}
