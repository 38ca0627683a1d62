import { counted } from "@/lib/domain/words";
import { type CalendarDate, addDays, daysBetween, workingDaysBetween } from "./dates";
import { type CloseDecision, type StayInSprint, canSplit, suggestClose } from "./sprint-life";

/**
 * One choice for all of these Stories, by Story: what is done with a team's at once. Those that may
 * not be carried over, for they aren't Ready (BLG-2), are left out: what was decided on them stays.
 */
export function chooseForAll(
  stays: readonly StayInSprint[],
  choice: "carry" | "return",
  mayCarry: (stay: StayInSprint) => boolean,
): Map<string, CloseDecision> {
  const chosen = stays.filter((stay) => choice === "return" || mayCarry(stay));
  return new Map(
    chosen.map((stay) => [stay.storyId, { choice, remaining: canSplit(stay) ? suggestClose(stay).remaining : null }]),
  );
}

/** How far the close is from the last day: ", and 4 working days are left". Empty on the day itself. */
export function closingWords(endsOn: CalendarDate, today: CalendarDate): string {
  const late = daysBetween(endsOn, today);
  if (late > 0) return `, and its last day was ${counted(late, "day")} ago`;
  const left = workingDaysBetween(addDays(today, 1), endsOn);
  return left === 0 ? "" : `, and ${counted(left, "working day is", "working days are")} left`;
}
