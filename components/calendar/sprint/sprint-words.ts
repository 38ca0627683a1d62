import { dayWords } from "@/components/ui/day-words";
import { type CalendarDate, todayIn } from "@/lib/domain/calendar/dates";
import { type SprintView, daysLate } from "@/lib/domain/calendar/sprint-life";
import { sprintStanding } from "@/lib/domain/flow-teams/frame";
import { counted } from "@/lib/domain/words";

/** "day 3 of 10", "starts in 4 days", "its last day was yesterday". */
export function dayOfWords(sprint: SprintView, today: CalendarDate): string {
  const standing = sprintStanding(sprint, today);
  if (standing.is === "under way") return `day ${standing.day} of ${standing.of}`;
  if (standing.is === "ahead") return standing.inDays === 1 ? "starts tomorrow" : `starts in ${standing.inDays} days`;
  return standing.daysAgo === 1 ? "its last day was yesterday" : `its last day was ${standing.daysAgo} days ago`;
}

/** "Started 24 Nov, 1 day late": an act has a time of its own beside the day it is planned for. */
export function actWords(
  act: "Started" | "Closed",
  at: number,
  planned: CalendarDate,
  { timeZone, today }: { timeZone: string; today: CalendarDate },
): string {
  const day = todayIn(timeZone, new Date(at * 1000));
  const late = daysLate(planned, day);
  const off = late === 0 ? "on its day" : `${counted(Math.abs(late), "day")} ${late > 0 ? "late" : "early"}`;
  return `${act} ${dayWords(day, today)}, ${off}`;
}

/** An instant to the minute in the Flow Team's time zone, for a hover. */
export function instantWords(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone }).format(
    new Date(at * 1000),
  );
}
