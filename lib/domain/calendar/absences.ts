import { dayInWords } from "@/lib/domain/events/schedule-words";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { type CalendarDate, daysBetween } from "./dates";

/** Days on which somebody isn't there, first and last included. A half one counts half of each. */
export type AbsenceSpan = { startsOn: CalendarDate; endsOn: CalendarDate; isHalf: boolean };

/** The longest absence, in days: who is away longer gives up their role instead. */
const longestAbsenceDays = 366;

/** The share of a day somebody is away: the largest of what covers it, so that nothing counts twice. */
export function awayShare(absences: readonly AbsenceSpan[], day: CalendarDate): 0 | 0.5 | 1 {
  let share: 0 | 0.5 | 1 = 0;
  for (const absence of absences) {
    if (day < absence.startsOn || day > absence.endsOn) continue;
    if (!absence.isHalf) return 1;
    share = 0.5;
  }
  return share;
}

/** Whether an absence is one of the Flow Sprint it is written down for. */
export function checkAbsence(
  { startsOn, endsOn }: Pick<AbsenceSpan, "startsOn" | "endsOn">,
  sprint: { number: number; startsOn: CalendarDate; endsOn: CalendarDate },
): Result<null> {
  if (endsOn < startsOn) {
    return refuse({
      code: "invalid",
      message: "The last day away is before the first.",
      fields: { endsOn: "Choose the first day or a later one." },
      wayOut: "Swap the two days, or correct one of them.",
    });
  }
  if (daysBetween(startsOn, endsOn) >= longestAbsenceDays) {
    return refuse({
      code: "invalid",
      message: "An absence is at most a year long.",
      fields: { endsOn: "Choose a day within a year of the first." },
      wayOut: "For longer, take the person out of the Scrum Team on the Teams page.",
    });
  }
  if (endsOn < sprint.startsOn || startsOn > sprint.endsOn) {
    const span = `${dayInWords(sprint.startsOn)} to ${dayInWords(sprint.endsOn, sprint.startsOn)}`;
    return refuse({
      code: "invalid",
      message: `These days don't touch Flow Sprint ${sprint.number}, which is from ${span}.`,
      fields: {
        startsOn: `Choose days that touch Flow Sprint ${sprint.number}.`,
        endsOn: `Choose days that touch Flow Sprint ${sprint.number}.`,
      },
      wayOut: "Correct the days, or write the absence down in the Flow Sprint it falls into.",
    });
  }
  return ok(null);
}
