import { tzOffset } from "@date-fns/tz";
import { type CalendarDate, todayIn } from "@/lib/domain/calendar/dates";
import type { EventKind } from "./contracts";
import { daysFor } from "./event-days";
import type { EventState } from "./schedule-model";
import { clockWords, dayInWords } from "./schedule-words";

/** A day and minutes after midnight, in the Flow Team's time zone. */
export type Moment = { day: CalendarDate; minute: number };

/** When an event took place, whenever it was planned for. */
export type Held = { from: Moment; to: Moment };

/** When an event took place that was opened and closed, in milliseconds since 1970; null for one that wasn't. */
export function heldOf(timeZone: string, openedAt: number | null, closedAt: number | null): Held | null {
  if (openedAt === null || closedAt === null) return null;
  return { from: momentIn(timeZone, openedAt), to: momentIn(timeZone, closedAt) };
}

/** Whether an event wasn't held: its time is over, and nobody opened its room. */
export function isMissed({ state, endsAt }: { state: EventState; endsAt: number }, now: number | null): boolean {
  return state === "scheduled" && now !== null && endsAt <= now;
}

/** The day and the minute a moment, in milliseconds since 1970, is in a time zone. */
export function momentIn(timeZone: string, at: number): Moment {
  const day = todayIn(timeZone, new Date(at));
  const wall = at + tzOffset(timeZone, new Date(at)) * 60_000;
  return { day, minute: Math.floor((wall - Date.parse(`${day}T00:00:00Z`)) / 60_000) };
}

/** "Fri 27 Nov, 10:02–10:40"; with the other day where it ended on another one. */
export function heldWords({ from, to }: Held): string {
  const end = to.day === from.day ? clockWords(to.minute) : `${dayInWords(to.day)}, ${clockWords(to.minute)}`;
  return `${dayInWords(from.day)}, ${clockWords(from.minute)}–${end}`;
}

/** That a room is open: since when, where the schedule shows it on another day than the one it was opened on. */
export function liveWords(
  { opened, shownOn }: { opened: Moment | null; shownOn: CalendarDate },
  today: CalendarDate,
): string {
  if (opened && opened.day !== shownOn) {
    const day = opened.day === today ? "today" : dayInWords(opened.day);
    return `Live since ${day} ${clockWords(opened.minute)}`;
  }
  return shownOn < today ? "Still open" : "Live";
}

/**
 * The day the schedule of a Flow Sprint shows an event on: the one it was opened on, if that is one it may
 * be on. `since` is null for one that wasn't opened.
 */
export function shownDay(
  { kind, day }: { kind: EventKind; day: CalendarDate },
  since: Moment | null,
  sprint: { startsOn: CalendarDate; endsOn: CalendarDate },
): CalendarDate {
  if (!since) return day;
  const { first, last } = daysFor(kind, sprint);
  return since.day >= first && since.day <= last ? since.day : day;
}

/** The minutes after midnight between which the day an event is shown on has it. */
export function shownTimes({
  startMinute,
  minutes,
  held,
  opened,
  shownOn,
}: {
  startMinute: number;
  minutes: number;
  held: Held | null;
  opened: Moment | null;
  shownOn: CalendarDate;
}): { from: number; to: number } {
  if (opened?.day === shownOn) return { from: opened.minute, to: opened.minute + minutes };
  if (held?.from.day !== shownOn) return { from: startMinute, to: startMinute + minutes };
  return { from: held.from.minute, to: held.to.day === shownOn ? held.to.minute : 24 * 60 };
}
