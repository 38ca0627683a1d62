import { type Result, ok, refuse } from "../result";
import type { FlowSprint, FlowSprintState } from "./calendar";
import { type CalendarDate, daysBetween, todayIn } from "./dates";

/** The state that follows from the acts: a sprint runs from its start until its close. */
export function sprintState(acts: { startedAt: Date | null; closedAt: Date | null }): FlowSprintState {
  if (acts.closedAt) return "closed";
  return acts.startedAt ? "running" : "planned";
}

/** Days an act came after its day in the calendar, in the Flow Team's time zone. Negative when before. */
export function daysLate(due: CalendarDate, at: Date, timeZone: string): number {
  return daysBetween(due, todayIn(timeZone, at));
}

/** The one Flow Sprint that runs. */
export function runningSprint<S extends Pick<FlowSprint, "state">>(sprints: readonly S[]): S | null {
  return sprints.find((sprint) => sprint.state === "running") ?? null;
}

/**
 * Whether a Flow Sprint may start, as far as CAL-4 is hard: none runs, and the one before it is
 * closed. The gate of Flow Sprint Planning 2 comes on top. Returns the sprint.
 */
export function canStart<S extends Pick<FlowSprint, "number" | "state">>(
  sprints: readonly S[],
  number: number,
): Result<S> {
  const sprint = sprints.find((one) => one.number === number);
  if (!sprint) {
    return refuse({
      code: "not_found",
      message: `There is no Flow Sprint ${number} in the calendar.`,
      wayOut: "Reload to see the calendar as it is now.",
    });
  }
  if (sprint.state !== "planned") {
    const state = sprint.state === "running" ? "runs already" : "is closed";
    return refuseStart(`Flow Sprint ${number} ${state}.`, "Choose the next planned Flow Sprint.");
  }
  const running = runningSprint(sprints);
  if (running) {
    return refuseStart(
      `Flow Sprint ${running.number} still runs, and only one runs at a time.`,
      `Close Flow Sprint ${running.number} first.`,
    );
  }
  const before = sprints.findLast((one) => one.number < number && one.state === "planned");
  if (before) {
    const first = sprints.find((one) => one.state === "planned") ?? before;
    return refuseStart(
      `Flow Sprint ${before.number} comes before it and isn't closed.`,
      `Start and close Flow Sprint ${first.number} first.`,
    );
  }
  return ok(sprint);
}

function refuseStart(message: string, wayOut: string) {
  return refuse({ rule: "CAL-4", code: "rule", message, wayOut });
}
