import { type EventKind, contracts } from "@/lib/domain/events/contracts";
import { type Result, ok, refuse } from "@/lib/domain/result";

/** The events that let a Flow Sprint start and close (CAL-4). */
export const gateEvents = {
  start: ["planning_2"],
  close: ["review", "flow_retrospective"],
} as const satisfies Record<string, readonly EventKind[]>;
export type SprintTransition = keyof typeof gateEvents;

/** One of those events of a Flow Sprint; `state` is null while nobody has touched it. */
export type GateEvent = {
  kind: EventKind;
  key: string;
  state: "scheduled" | "running" | "closed" | "called_off" | null;
};

/** Which of the events still hold the transition up. */
export function missingAtGate(
  transition: SprintTransition,
  events: readonly Pick<GateEvent, "kind" | "state">[],
): EventKind[] {
  return gateEvents[transition].filter((kind) => events.find((event) => event.kind === kind)?.state !== "closed");
}

/**
 * CAL-4's gate: a Flow Sprint starts when its Planning 2 is closed, and closes when its Review and
 * Flow Retrospective are. An event that was called off doesn't open it.
 */
export function checkSprintGate(
  transition: SprintTransition,
  sprintNumber: number,
  events: readonly Pick<GateEvent, "kind" | "state">[],
): Result<null> {
  const missing = missingAtGate(transition, events);
  if (missing.length === 0) return ok(null);
  const standing = missing.map((kind) => {
    const state = events.find((event) => event.kind === kind)?.state ?? "scheduled";
    return `its ${contracts[kind].name} ${stateWords[state]}`;
  });
  return refuse({
    rule: "CAL-4",
    code: "rule",
    message: `Flow Sprint ${sprintNumber} can't ${transition} yet: ${standing.join(" and ")}.`,
    wayOut: `Close ${missing.length === 1 ? "that event" : "those events"} first, or let the CSM override with a reason.`,
  });
}

/** After "its Planning 2": how it stands. */
export const stateWords: Record<NonNullable<GateEvent["state"]>, string> = {
  scheduled: "hasn't been held",
  running: "is still open",
  closed: "is closed",
  called_off: "was called off",
};

/** How the gate of a Flow Sprint stands, and what the CSM wrote to pass it. */
export type SprintGateView = {
  /** Those of both transitions. */
  events: GateEvent[];
  /** Oldest first. `at` in milliseconds since 1970. */
  overrides: { transition: SprintTransition; reason: string; by: string; at: number; isUsed: boolean }[];
};
