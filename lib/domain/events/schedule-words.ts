import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { EventPlace } from "./schedule-model";

/** Minutes after midnight as a clock shows them: "09:30". */
export function clockWords(minute: number): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${part(Math.floor(minute / 60) % 24)}:${part(minute % 60)}`;
}

/** A day as it is told: "Sat 28 Nov", with the year where it isn't the one of `near`. */
export function dayInWords(day: CalendarDate, near = day): string {
  const words = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(near.slice(0, 4) !== day.slice(0, 4) && { year: "numeric" }),
    timeZone: "UTC",
  });
  return words.format(new Date(`${day}T00:00:00Z`)).replace(",", "");
}

/** A day and a time as they are told: "Sat 28 Nov, 09:30". */
export function whenWords(day: CalendarDate, startMinute: number): string {
  return `${dayInWords(day)}, ${clockWords(startMinute)}`;
}

/** Minutes after midnight of a time as people type it; null for what is none. */
export function readClock(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (!found) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** A length as people say it: "15 min", "1 h 30". */
export function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${minutes} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest}`;
}

/** Where an event stood or stands, as history tells it. */
export function placeWords({ day, startMinute, minutes }: Partial<EventPlace>): Record<string, string | number> {
  return {
    ...(day !== undefined && { day }),
    ...(startMinute !== undefined && { start: clockWords(startMinute) }),
    ...(minutes !== undefined && { minutes }),
  };
}

/**
 * What people are told of an event that stands elsewhere, after the name of who moved it: "moves it to Sat
 * 28 Nov, 09:30 (Europe/Zurich)". Of a series it is said of the next of its events.
 */
export function moveWords(
  before: EventPlace,
  after: EventPlace,
  { timeZone, isSeries = false }: { timeZone: string; isSeries?: boolean },
): string {
  const when = `${isSeries ? "next " : ""}on ${whenWords(after.day, after.startMinute)} (${timeZone})`;
  const isLonger = after.minutes !== before.minutes;
  if (after.day === before.day && after.startMinute === before.startMinute) {
    return `gives it ${minutesWords(after.minutes)}, ${when}`;
  }
  const to = isSeries ? `moves it, ${when}` : `moves it to ${whenWords(after.day, after.startMinute)} (${timeZone})`;
  return isLonger ? `${to}, for ${minutesWords(after.minutes)}` : to;
}

/** What people are told of a video call that is elsewhere, after the name of who said so. */
export function callWords(before: string, after: string): string {
  if (after === "") return "takes the link of its video call away";
  return before === "" ? "gives it a link for the video call" : "changes the link of its video call";
}
