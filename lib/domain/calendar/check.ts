import type { RuleId } from "@/lib/domain/result";
import { isMilestoneLong, sprintLengths } from "./cadence";
import { type Calendar, type FlowSprint, sprintWeeksFrom } from "./calendar";
import { addDays, daysBetween, weekdayOf } from "./dates";

/** A rule the calendar breaks, and the fact that breaks it. */
type Violation = {
  rule: Extract<RuleId, "CAL-1" | "CAL-2" | "CAL-4" | "CAL-5">;
  message: string;
};

/**
 * What in a calendar breaks CAL-1, CAL-2, the hard part of CAL-4, or CAL-5, measured on its dates
 * and numbers alone. Empty when all is well. CAL-3 is about changes, and no calendar shows it.
 */
export function checkCalendar(calendar: Calendar): Violation[] {
  return [
    ...calendar.sprints.flatMap(checkLength),
    ...checkSequence(calendar),
    ...checkPauses(calendar),
    ...checkStates(calendar),
    ...checkMilestones(calendar),
  ];
}

function checkLength({ number, weeks, startsOn, endsOn }: FlowSprint): Violation[] {
  const days = daysBetween(startsOn, endsOn) + 1;
  if ((sprintLengths as readonly number[]).includes(weeks) && days === weeks * 7) return [];
  const message = `Flow Sprint ${number} has ${days} days as ${weeks} weeks; it must be 2, 3 or 4 whole weeks.`;
  return [{ rule: "CAL-1", message }];
}

function checkSequence({ sprints, pauses }: Calendar): Violation[] {
  return sprints.flatMap((sprint, index) => {
    const found: Violation[] = [];
    const violate = (message: string) => found.push({ rule: "CAL-2", message });
    const before = sprints[index - 1];
    if (sprint.number !== index + 1) violate(`Flow Sprint ${sprint.number} is number ${index + 1} in order.`);
    if (!before) return found;
    if (weekdayOf(sprint.startsOn) !== weekdayOf(before.startsOn)) {
      violate(`Flow Sprint ${sprint.number} starts on another weekday than the one before it.`);
    }
    const pause = pauses.find((one) => one.afterSprint === before.number);
    const gap = daysBetween(pause?.endsOn ?? before.endsOn, sprint.startsOn) - 1;
    if (gap > 0) violate(`There is a gap of ${gap} days before Flow Sprint ${sprint.number}.`);
    if (gap < 0) violate(`Flow Sprint ${sprint.number} overlaps what comes before it.`);
    return found;
  });
}

function checkPauses({ sprints, pauses }: Calendar): Violation[] {
  return pauses.flatMap((pause, index) => {
    const found: Violation[] = [];
    const violate = (message: string) => found.push({ rule: "CAL-2", message });
    const name = `The pause after Flow Sprint ${pause.afterSprint}`;
    const days = daysBetween(pause.startsOn, pause.endsOn) + 1;
    if (pause.weeks < 1 || days !== pause.weeks * 7) violate(`${name} isn't whole weeks.`);
    const before = sprints[pause.afterSprint - 1];
    if (!before || !sprints[pause.afterSprint]) violate(`${name} isn't between two Flow Sprints.`);
    else if (pause.startsOn !== addDays(before.endsOn, 1)) violate(`${name} doesn't start at its end.`);
    const isSecond = pauses.slice(0, index).some((one) => one.afterSprint === pause.afterSprint);
    if (isSecond) violate(`${name} isn't the only one there.`);
    return found;
  });
}

function checkStates({ sprints }: Calendar): Violation[] {
  const running = sprints.filter((sprint) => sprint.state === "running");
  const found: Violation[] = [];
  if (running.length > 1) {
    const numbers = running.map((sprint) => sprint.number).join(", ");
    found.push({ rule: "CAL-4", message: `Flow Sprints ${numbers} run at the same time.` });
  }
  sprints.forEach((sprint, index) => {
    const before = sprints[index - 1];
    if (!before || sprint.state === "planned" || before.state === "closed") return;
    const message = `Flow Sprint ${sprint.number} has started, and Flow Sprint ${before.number} isn't closed.`;
    found.push({ rule: "CAL-4", message });
  });
  return found;
}

function checkMilestones(calendar: Calendar): Violation[] {
  const found: Violation[] = [];
  const violate = (message: string) => found.push({ rule: "CAL-5", message });
  let next = 1;
  calendar.milestones.forEach((milestone, index) => {
    const name = `Milestone ${milestone.number}`;
    if (milestone.number !== index + 1) violate(`${name} is number ${index + 1} in order.`);
    if (milestone.firstSprint > next) violate(`There is a gap before ${name}.`);
    if (milestone.firstSprint < next) violate(`${name} overlaps the one before it.`);
    const weeks = sprintWeeksFrom(calendar, milestone.firstSprint, milestone.lastSprint);
    if (!isMilestoneLong(weeks)) violate(`${name} has ${weeks} weeks of sprints, not 8 to 10.`);
    next = milestone.lastSprint + 1;
  });
  if (next !== calendar.sprints.length + 1) {
    violate(`Milestones end with Flow Sprint ${next - 1}, the calendar with ${calendar.sprints.length}.`);
  }
  return found;
}
