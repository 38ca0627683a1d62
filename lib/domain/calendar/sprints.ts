import { type Result, ok, refuse } from "@/lib/domain/result";
import type { FlowSprint } from "./calendar";

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
