import { missingForReady } from "@/lib/domain/backlog/readiness";
import type { ClaimableEpic } from "@/lib/domain/events/claims";
import { type SprintTransition, missingAtGate } from "@/lib/domain/calendar/sprint-gate";
import { type EventKind, contracts } from "@/lib/domain/events/contracts";
import type { RuleId } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";

/** What the rulebook measures of events, and of what they decide. */
export type EventFacts = {
  /** Flow Sprints started since Flotilla came into use, with the events closed for them and what was overridden. */
  gates: { number: number; isClosed: boolean; held: EventKind[]; overridden: SprintTransition[] }[];
  /** Claims in Flow Sprints that aren't closed. */
  claims: (Pick<
    ClaimableEpic,
    "number" | "value" | "effort" | "hasRiskNote" | "acceptanceConditions" | "feasibility"
  > & { sprint: number; isOverridden: boolean })[];
  /** Closed events: how many, over their time-box, and with outputs missing by the CSM's leave. */
  closed: { count: number; overtime: number; overridden: number };
};

type Measured = { rule: RuleId; is: "holds" | "open" | "broken"; says: string; items: string[] };

/** CAL-4's gate over the Flow Sprints started so far. */
export function gateStanding({ gates }: Pick<EventFacts, "gates">): { says: string; items: string[] } {
  let overridden = 0;
  const items: string[] = [];
  for (const { number, isClosed, held, overridden: passed } of gates) {
    for (const transition of isClosed ? (["start", "close"] as const) : (["start"] as const)) {
      const missing = missingAtGate(
        transition,
        held.map((kind) => ({ kind, state: "closed" as const })),
      );
      if (missing.length === 0) continue;
      if (passed.includes(transition)) overridden += 1;
      else {
        const names = missing.map((kind) => contracts[kind].name).join(" and ");
        items.push(`Flow Sprint ${number} ${transition === "start" ? "started" : "closed"} without ${names}.`);
      }
    }
  }
  const says =
    gates.length === 0
      ? "No Flow Sprint has been started in Flotilla yet."
      : `${counted(gates.length, "Flow Sprint")} started, ${counted(overridden, "gate")} passed by an Override.`;
  return { says, items };
}

/** BLG-1 over what is claimed: only Ready Epics, or those the CSM let through. */
export function claimedStanding({ claims }: Pick<EventFacts, "claims">): { says: string; items: string[] } {
  const unready = claims.flatMap((claim) => {
    const missing = missingForReady(claim);
    return missing.length > 0 ? [{ claim, missing }] : [];
  });
  const items = unready
    .filter(({ claim }) => !claim.isOverridden)
    .map(
      ({ claim, missing }) => `E-${claim.number}, claimed in Flow Sprint ${claim.sprint}, lacks ${missing.join(", ")}.`,
    );
  const says =
    claims.length === 0
      ? "Nothing is claimed."
      : `${claims.length - unready.length} of ${counted(claims.length, "claim")} of a Ready Epic; ${unready.length - items.length} by an Override.`;
  return { says, items };
}

/** EVT-1 and EVT-2 over the events closed so far. */
export function eventRules({ closed }: Pick<EventFacts, "closed">): Measured[] {
  const { count, overtime, overridden } = closed;
  const held = counted(count, "event");
  return [
    {
      rule: "EVT-1",
      is: "holds",
      says:
        count === 0
          ? "Every event is scheduled within its time-box."
          : `${held} closed, ${overtime} over the time-box.`,
      items: [],
    },
    {
      rule: "EVT-2",
      is: "holds",
      says:
        count === 0
          ? "No event has been closed yet."
          : `${held} closed, ${overridden} with outputs missing by an Override.`,
      items: [],
    },
  ];
}
