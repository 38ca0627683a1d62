import { type Calendar, calendarStart } from "./calendar";
import { type CalendarDate, addDays } from "./dates";

/** How far ahead a calendar reaches at least: three years, as far as a roadmap is looked at. */
export function calendarHorizon(from: CalendarDate): CalendarDate {
  return addDays(from, 3 * 365);
}

/**
 * All that somebody decided about a calendar, in one line: its first day, cadences and pauses. Two
 * calendars with the same outline have the same dates as far as both reach, so a person who saw
 * one saw what a change of the other moves.
 */
export function calendarOutline(calendar: Calendar): string {
  const cadences = calendar.cadences.map(
    ({ fromSprint, sprintWeeks, milestoneSprints }) => `${fromSprint}:${sprintWeeks}x${milestoneSprints}`,
  );
  const pauses = calendar.pauses.map(({ afterSprint, weeks }) => `${afterSprint}+${weeks}`);
  return [calendarStart(calendar), cadences.join(" "), pauses.join(" ")].join(" | ");
}
