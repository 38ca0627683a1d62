import { missingForReady } from "@/lib/domain/backlog/readiness";
import type { ClaimableEpic } from "@/lib/domain/events/claims";
import { type SprintTransition, missingAtGate } from "@/lib/domain/calendar/sprint-gate";
import { type RoomClock, usedInAll } from "@/lib/domain/events/clock";
import { type EventKind, contracts, eventName } from "@/lib/domain/events/contracts";
import { checkTimeBox } from "@/lib/domain/events/schedule-rules";
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
  /** How many events run now, and how many were called off with a reason. */
  running: number;
  calledOff: number;
  /** The time-boxes that somebody gave: of planned events, and of the series that hold for those ahead. */
  boxes: { kind: EventKind; team: string | null; sprint: number; isSeries: boolean; minutes: number }[];
};

/** An event that runs, with its clock. */
export type RunningEvent = {
  kind: EventKind;
  team: string | null;
  sprint: number;
  /** Its time-box. */
  minutes: number;
  clock: RoomClock;
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

/** EVT-1 and EVT-2 over the events that are planned, run or are closed. */
export function eventRules(facts: Pick<EventFacts, "closed" | "running" | "calledOff" | "boxes">): Measured[] {
  const { closed, running, calledOff } = facts;
  const held = `${counted(closed.count, "event")} closed`;
  const items = facts.boxes.flatMap((box) => {
    const kept = checkTimeBox(box.kind, box.minutes);
    return kept.ok ? [] : [`${boxName(box)}: ${kept.refusal.message}`];
  });
  const scheduled =
    items.length === 0
      ? "Every event is scheduled within its time-box."
      : `${counted(items.length, "time-box", "time-boxes")} outside of the contract.`;
  return [
    {
      rule: "EVT-1",
      is: items.length > 0 ? "broken" : "holds",
      says: closed.count === 0 ? scheduled : `${scheduled} ${held}, ${closed.overtime} over the time-box.`,
      items,
    },
    {
      rule: "EVT-2",
      is: "holds",
      says: [
        closed.count === 0
          ? "No event has been closed yet."
          : `${held}, ${closed.overridden} with outputs missing by an Override.`,
        ...(running > 0 ? [`${running} ${running === 1 ? "runs" : "run"}, to close when the outputs are there.`] : []),
        ...(calledOff > 0 ? [`${calledOff} called off with a reason.`] : []),
      ].join(" "),
      items: [],
    },
  ];
}

/** The standing of EVT-1 with the overtime of what runs at an instant: allowed, and shown. */
export function withOvertime<Standing extends Pick<Measured, "says" | "items">>(
  standing: Standing,
  running: readonly RunningEvent[],
  now: number,
): Standing {
  if (running.length === 0) return standing;
  const over = running.flatMap((event) => {
    const used = Math.floor(usedInAll(event.clock, now) / 60);
    return used > event.minutes ? [{ event, by: used - event.minutes }] : [];
  });
  const runs = `${counted(running.length, "event")} ${running.length === 1 ? "runs" : "run"}`;
  return {
    ...standing,
    says: `${standing.says} ${runs} now, ${over.length} over the time-box.`,
    items: [
      ...standing.items,
      ...over.map(
        ({ event, by }) =>
          `${nameOf(event)} runs ${counted(by, "minute")} over its ${event.minutes}: allowed, and kept.`,
      ),
    ],
  };
}

type Named = { kind: EventKind; team: string | null; sprint: number };

const nameOf = ({ kind, team, sprint }: Named) => `${eventName(kind, team)}, S${sprint}`;
const boxName = (box: EventFacts["boxes"][number]) =>
  box.isSeries ? `${eventName(box.kind, box.team)} from S${box.sprint} on` : nameOf(box);
