import { tzOffset } from "@date-fns/tz";
import { type CalendarDate, isCalendarDate } from "./dates";

const msPerMinute = 60_000;
/** No zone is further from UTC than this, so that what it says there is its offset before or after the day. */
const sideOfDay = 26 * 60 * msPerMinute;

/**
 * The instant, in milliseconds since 1970, at which the clocks of a time zone show so many minutes after
 * midnight on a day. A time the clocks skip moves forward by what they skip; one they show twice is
 * the first. Throws a RangeError for what is no calendar date.
 */
export function instantAt(timeZone: string, day: CalendarDate, minute: number): number {
  return clockOf(timeZone, day)(minute);
}

/** The same for many times of one day: it asks the zone once. */
export function clockOf(timeZone: string, day: CalendarDate): (minute: number) => number {
  if (!isCalendarDate(day)) throw new RangeError(`${day} is no calendar date`);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const before = tzOffset(timeZone, new Date(midnight - sideOfDay));
  const after = tzOffset(timeZone, new Date(midnight + 2 * sideOfDay));
  return (minute) => {
    const shown = midnight + minute * msPerMinute;
    const first = shown - before * msPerMinute;
    if (before === after || tzOffset(timeZone, new Date(first)) === before) return first;
    const second = shown - after * msPerMinute;
    return tzOffset(timeZone, new Date(second)) === after ? second : first;
  };
}
