import { type Result, ok } from "@/lib/domain/result";
import { type FlowTeamFacts, type Holding, withHolding, withoutHolding } from "./facts";
import { canHold, canMoveDeveloper } from "./rules";

/** The first people of a Scrum Team, by id. */
type Staff = { po: string; sm: string; developers: readonly string[] };

/**
 * The roles with which a new Scrum Team starts. Developers of other teams move here, as long as each
 * of those keeps one (TEAM-4). `facts` knows the new team and everybody named.
 */
export function staffTeam(
  facts: FlowTeamFacts,
  scrumTeamId: string,
  { po, sm, developers }: Staff,
): Result<{ ended: Holding[]; begun: Holding[] }> {
  const ended: Holding[] = [];
  const begun: Holding[] = [];
  let now = facts;
  const seats: Holding[] = [
    { personId: po, role: "po", scrumTeamId },
    { personId: sm, role: "sm", scrumTeamId },
    ...[...new Set(developers)].map((personId): Holding => ({ personId, role: "developer", scrumTeamId })),
  ];
  for (const seat of seats) {
    const former = seat.role === "developer" ? developerSeatOf(now, seat.personId) : undefined;
    if (former?.scrumTeamId) {
      const moves = canMoveDeveloper(now, {
        personId: seat.personId,
        fromTeamId: former.scrumTeamId,
        toTeamId: scrumTeamId,
      });
      if (!moves.ok) return moves;
      now = withoutHolding(now, former);
      ended.push(former);
    }
    const fits = canHold(now, seat);
    if (!fits.ok) return fits;
    now = withHolding(now, seat);
    begun.push(seat);
  }
  return ok({ ended, begun });
}

function developerSeatOf(facts: FlowTeamFacts, personId: string): Holding | undefined {
  return facts.holdings.find((held) => held.personId === personId && held.role === "developer");
}
