import { dayWords } from "@/components/ui/day-words";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { CalendarMonth } from "@/lib/domain/calendar/planner";
import type { MilestoneOfCalendar, SprintOfCalendar } from "@/lib/domain/calendar/view";
import { counted } from "@/lib/domain/words";

/** "1 week", "3 weeks". */
export function weeksWords(weeks: number): string {
  return counted(weeks, "week");
}

/** "16 Nov to 29 Nov", with years where they aren't this one's. */
export function rangeWords(
  { startsOn, endsOn }: { startsOn: CalendarDate; endsOn: CalendarDate },
  today: CalendarDate,
): string {
  return `${dayWords(startsOn, today)} to ${dayWords(endsOn, today)}`;
}

/** "Mon 16 Nov", with the year where it isn't the one of `today`. */
export function weekdayWords(day: CalendarDate, today: CalendarDate): string {
  return `${weekdayName(day, "short")} ${dayWords(day, today)}`;
}

/** "Monday". */
export function weekdayName(day: CalendarDate, length: "short" | "long" = "long"): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: length, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/** "Nov", "November 2026". */
export function monthWords(month: CalendarMonth, isFull = false): string {
  return new Intl.DateTimeFormat("en-GB", {
    month: isFull ? "long" : "short",
    ...(isFull && { year: "numeric" }),
    timeZone: "UTC",
  }).format(new Date(`${month}-01T00:00:00Z`));
}

/** "M4 Safer harbours". */
export function milestoneTitle({ number, name }: Pick<MilestoneOfCalendar, "number" | "name">): string {
  return `M${number} ${name}`.trim();
}

/** What a Flow Sprint is by its acts, beside what its dates say. */
export function sprintStateWords({ state, isBeforeFlotilla, startsOn }: SprintOfCalendar, today: CalendarDate): string {
  if (state === "closed") return isBeforeFlotilla ? "Over before Flotilla" : "Closed";
  if (state === "running") return "Running";
  return startsOn <= today ? "Not started yet" : "Planned";
}
