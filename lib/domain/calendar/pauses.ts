import { type Refusal, type Result, ok, refuse } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import { type Calendar, type Pause, type Undated, calendarStart, firstOpenSprint, layOut } from "./calendar";
import type { CalendarDate } from "./dates";
import { type CalendarChange, whatMoves } from "./moves";

/** Longer than this is no break between sprints but a Flow Team that stopped. */
export const longestPauseWeeks = 8;

/**
 * Puts a pause at the boundary after a Flow Sprint: all that follows moves by its weeks, and keeps
 * its numbers.
 *
 * Refuses (CAL-2) when the sprint after the boundary has begun, the weeks aren't whole or outside
 * 1 to 8, a pause is there already, or the calendar doesn't reach past the boundary.
 */
export function addPause(calendar: Calendar, pause: Undated<Pause>, today: CalendarDate): Result<CalendarChange> {
  const { afterSprint, weeks } = pause;
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > longestPauseWeeks) {
    const message = `A pause is 1 to ${longestPauseWeeks} whole weeks.`;
    return refuse({
      rule: "CAL-2",
      code: "invalid",
      message,
      fields: { weeks: message },
      wayOut: "Give the number of weeks without a Flow Sprint.",
    });
  }
  const lastBoundary = calendar.sprints.length - 1;
  if (!Number.isInteger(afterSprint) || afterSprint < 1 || afterSprint > lastBoundary) {
    const message = "There is no such boundary between two Flow Sprints of the calendar.";
    return refuse({
      rule: "CAL-2",
      code: "invalid",
      message,
      fields: { afterSprint: message },
      wayOut: `Choose the Flow Sprint before the pause, at the latest ${lastBoundary}.`,
    });
  }
  const there = calendar.pauses.find((one) => one.afterSprint === afterSprint);
  if (there) {
    return refuse({
      rule: "CAL-2",
      code: "rule",
      message: `There is a pause of ${counted(there.weeks, "week")} after Flow Sprint ${afterSprint} already.`,
      wayOut: "To change it, remove it and put in one of the length you want.",
    });
  }
  const open = firstOpenSprint(calendar, today);
  if (afterSprint + 1 < open) return refuse(boundaryPast(afterSprint, open));
  const pauses = [...calendar.pauses, pause].sort((a, b) => a.afterSprint - b.afterSprint);
  return ok(withPauses(calendar, pauses));
}

/**
 * Takes a pause out: all that follows moves earlier by its weeks, and keeps its numbers.
 * Refuses (CAL-2) when there is none, or when it or the sprint after it has begun.
 */
export function removePause(calendar: Calendar, afterSprint: number, today: CalendarDate): Result<CalendarChange> {
  const pause = calendar.pauses.find((one) => one.afterSprint === afterSprint);
  if (!pause) {
    return refuse({
      rule: "CAL-2",
      code: "not_found",
      message: `There is no pause after Flow Sprint ${afterSprint}.`,
      wayOut: "Reload to see the pauses as they are now.",
    });
  }
  const open = firstOpenSprint(calendar, today);
  if (afterSprint + 1 < open) return refuse(boundaryPast(afterSprint, open));
  if (pause.startsOn <= today) {
    return refuse({
      rule: "CAL-2",
      code: "rule",
      message: `The pause after Flow Sprint ${afterSprint} has begun.`,
      wayOut: "It stays; only pauses still ahead can be removed.",
    });
  }
  return ok(
    withPauses(
      calendar,
      calendar.pauses.filter((one) => one !== pause),
    ),
  );
}

function withPauses(calendar: Calendar, pauses: readonly Undated<Pause>[]): CalendarChange {
  const dated = layOut(calendarStart(calendar), calendar.sprints, pauses);
  const changed = { ...calendar, ...dated };
  return { calendar: changed, moves: whatMoves(calendar, changed) };
}

function boundaryPast(afterSprint: number, firstOpen: number): Refusal {
  return {
    rule: "CAL-2",
    code: "rule",
    message: `The boundary after Flow Sprint ${afterSprint} is past: Flow Sprint ${afterSprint + 1} has begun.`,
    wayOut: `Pauses can still change after Flow Sprint ${Math.max(1, firstOpen - 1)} and later.`,
  };
}
