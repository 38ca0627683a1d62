import { tzOffset } from "@date-fns/tz";

/**
 * A calendar day as "YYYY-MM-DD", without time or zone. Days compare with `<` and `>`.
 * The functions here throw a RangeError for what is no such day: input goes through
 * `isCalendarDate` first.
 */
export type CalendarDate = string;

const msPerDay = 86_400_000;

/** Whether it is a day of the calendar, in four, two and two digits. 30 February isn't. */
export function isCalendarDate(value: unknown): value is CalendarDate {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  // Some engines roll 30 February over into March, so the day has to come back as it went in.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** The day so many days later, or earlier when negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date((dayNumber(date) + days) * msPerDay).toISOString();
  if (!/^\d{4}-/.test(moved)) throw new RangeError(`${days} days from ${date} has no four-digit year`);
  return moved.slice(0, 10);
}

/** How many days `to` comes after `from`: 0 for the same day, negative when before. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The weekday as ISO 8601 counts it: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: CalendarDate): number {
  // Day 0, 1 January 1970, was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Monday to Friday. Public holidays aren't known here. */
export function isWorkingDay(date: CalendarDate): boolean {
  return weekdayOf(date) <= 5;
}

/** How many days from `first` to `last`, both counted, are Monday to Friday. 0 when `last` is earlier. */
export function workingDaysBetween(first: CalendarDate, last: CalendarDate): number {
  return Math.max(0, workingDaysBefore(dayNumber(last) + 1) - workingDaysBefore(dayNumber(first)));
}

/** The calendar day it is in an IANA time zone at the instant `now`. */
export function todayIn(timeZone: string, now: Date): CalendarDate {
  return new Date(now.getTime() + tzOffset(timeZone, now) * 60_000).toISOString().slice(0, 10);
}

/** Whether the name is a time zone this installation knows, such as "Europe/Zurich". */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Days since 1 January 1970. Counting whole days keeps time zones and clock changes out. */
function dayNumber(date: CalendarDate): number {
  if (!isCalendarDate(date)) throw new RangeError(`${date} is no calendar date`);
  return Date.parse(`${date}T00:00:00Z`) / msPerDay;
}

/** Working days from Monday, 29 December 1969 (day -3) up to the day before `day`. */
function workingDaysBefore(day: number): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(5, sinceMonday - weeks * 7);
}
