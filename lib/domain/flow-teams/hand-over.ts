import { type Result, ok, refuse } from "@/lib/domain/result";
import { type FlowTeamFacts, type Holding, type Seat, holdersOf, nameOf, seatName, withoutHolding } from "./facts";
import { canJoin, excludedBy, exclusion } from "./rules";

type HandOver = Seat & { fromPersonId: string; toPersonId: string; swap: boolean };

/** The roles that end and begin, together, when one is handed over. */
type HandOverDecision = { ended: Holding[]; begun: Holding[]; isSwap: boolean };

/**
 * TEAM-3 and TEAM-4: a role passes to somebody else in one step, so it is never empty. Where the new
 * holder has a role that excludes this one (two of the three; PO and SM of one team), the two can
 * change places: `swap` asks for it.
 */
export function handOver(facts: FlowTeamFacts, change: HandOver): Result<HandOverDecision> {
  const { role, scrumTeamId, fromPersonId, toPersonId, swap } = change;
  const seat: Seat = { role, scrumTeamId };
  const from: Holding = { ...seat, personId: fromPersonId };
  const to: Holding = { ...seat, personId: toPersonId };
  if (!holdersOf(facts, seat).includes(fromPersonId)) {
    return refuse({
      code: "stale",
      message: `${nameOf(facts, fromPersonId)} is no longer ${seatName(facts, seat)}.`,
      wayOut: "Reload to see who is.",
    });
  }
  if (fromPersonId === toPersonId) {
    return refuse({
      code: "invalid",
      message: `${nameOf(facts, toPersonId)} is ${seatName(facts, seat)} already.`,
      fields: { toPersonId: "Choose somebody else." },
      wayOut: "Choose somebody else.",
    });
  }
  const other = excludedBy(facts, to);
  if (other && !swap) return refuse(exclusion(facts, to, other));
  if (other) {
    return ok({
      ended: [from, { ...other, personId: toPersonId }],
      begun: [to, { ...other, personId: fromPersonId }],
      isSwap: true,
    });
  }
  const joins = canJoin(withoutHolding(facts, from), toPersonId, role);
  if (!joins.ok) return joins;
  return ok({ ended: [from], begun: [to], isSwap: false });
}
