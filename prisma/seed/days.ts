import type { Calendar } from "@/lib/domain/calendar/calendar";
import { type CalendarDate, addDays, isWorkingDay } from "@/lib/domain/calendar/dates";
import { workdayUpTo } from "./timeline";

/** A calendar day as Prisma writes it into a date column. */
export function midnight(day: CalendarDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Nine in the morning, roughly, in the demo's time zone. */
export function morning(day: CalendarDate): Date {
  return new Date(`${day}T08:00:00Z`);
}

/** Half past five in the afternoon, roughly. */
export function evening(day: CalendarDate): Date {
  return new Date(`${day}T16:30:00Z`);
}

/** An instant of a day: minutes after midnight, universal time. */
export function momentOf(day: CalendarDate, minutes: number): Date {
  return new Date(midnight(day).getTime() + minutes * 60_000);
}

/** So many days before today, yesterday at the latest, on a working day: minutes after midnight, universal time. */
export const onWorkday = (today: CalendarDate, daysAgo: number, minutes: number): Date =>
  momentOf(workdayUpTo(addDays(today, -Math.max(1, daysAgo))), minutes);

/** The first and the last day of a Flow Sprint. Throws for one the calendar doesn't have. */
export function sprintDays(calendar: Calendar, number: number): { startsOn: CalendarDate; endsOn: CalendarDate } {
  const sprint = calendar.sprints.find((one) => one.number === number);
  if (!sprint) throw new Error(`The calendar has no Flow Sprint ${number}`);
  return sprint;
}

/** Its days from Monday to Friday, in order. */
export function workdaysOf(calendar: Calendar, number: number): CalendarDate[] {
  const { startsOn, endsOn } = sprintDays(calendar, number);
  const days: CalendarDate[] = [];
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
  return days;
}

/** When a Flow Sprint starts, and when it is closed. */
export const startOf = (calendar: Calendar, number: number) => morning(sprintDays(calendar, number).startsOn);
export const closeOf = (calendar: Calendar, number: number) =>
  evening(workdayUpTo(sprintDays(calendar, number).endsOn));
