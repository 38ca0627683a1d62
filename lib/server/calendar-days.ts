import "server-only";
import type { CalendarDate } from "@/lib/domain/calendar/dates";

/** A calendar date as Prisma wants a `date` column: midnight UTC of that day. */
export function dayToDate(day: CalendarDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** A `date` column's value as a calendar date. */
export function dateToDay(date: Date): CalendarDate {
  return date.toISOString().slice(0, 10);
}
