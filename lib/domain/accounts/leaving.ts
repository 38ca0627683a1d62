import {
  type FlowTeamFacts,
  type Holding,
  type Seat,
  isSeat,
  nameOf,
  seatName,
  withHolding,
  withoutHolding,
} from "@/lib/domain/flow-teams/facts";
import { handOver } from "@/lib/domain/flow-teams/hand-over";
import { canEnd, canHold } from "@/lib/domain/flow-teams/rules";
import { type Result, ok, refuse } from "@/lib/domain/result";

/** Who takes one of a leaver's roles. */
type Succession = Seat & { successorId: string };

/** What ends and begins in one Flow Team when somebody leaves. */
export type Leaving = { ended: Holding[]; begun: Holding[] };

/** A leaver's role, and whether a rule demands a successor before they can go. */
export type LeaverRole = Seat & {
  title: string;
  needsSuccessor: boolean;
  /** The ids of those who may take it. */
  successors: string[];
};

/** The roles somebody would leave behind in a Flow Team. */
export function rolesLeftBehind(facts: FlowTeamFacts, leaverId: string): LeaverRole[] {
  return facts.holdings
    .filter((held) => held.personId === leaverId)
    .map((held) => ({
      role: held.role,
      scrumTeamId: held.scrumTeamId,
      title: seatName(facts, held),
      needsSuccessor: !canEnd(facts, held).ok,
      successors: successorsFor(facts, held),
    }));
}

/** Everybody in the Flow Team whom no rule keeps from taking a role over from its holder. */
function successorsFor(facts: FlowTeamFacts, held: Holding): string[] {
  const here = new Set(facts.holdings.map(({ personId }) => personId));
  return [...here].filter((personId) => passes(facts, held, personId, here).ok);
}

/**
 * What happens to a leaver's roles in one Flow Team: each ends, and passes to its successor where
 * one is named. Refuses by TEAM-3 and TEAM-4 where a role would stay empty or two roles exclude
 * each other. `active` are the people who may take over.
 */
export function planLeaving(
  facts: FlowTeamFacts,
  leaverId: string,
  successions: readonly Succession[],
  active: ReadonlySet<string>,
): Result<Leaving> {
  const plan: Leaving = { ended: [], begun: [] };
  let standing = facts;
  for (const held of facts.holdings.filter((one) => one.personId === leaverId)) {
    const successor = successions.find((one) => isSeat(one, held))?.successorId;
    const step = successor === undefined ? canEnd(standing, held) : passes(standing, held, successor, active);
    if (!step.ok) return step;
    standing = withoutHolding(standing, held);
    plan.ended.push(held);
    if (successor !== undefined) {
      const taken = { role: held.role, scrumTeamId: held.scrumTeamId, personId: successor };
      standing = withHolding(standing, taken);
      plan.begun.push(taken);
    }
  }
  return ok(plan);
}

function passes(
  facts: FlowTeamFacts,
  held: Holding,
  successorId: string,
  active: ReadonlySet<string>,
): Result<unknown> {
  if (!active.has(successorId) || successorId === held.personId) {
    return refuse({
      code: "invalid",
      message: `${nameOf(facts, successorId)} can't take over as ${seatName(facts, held)}.`,
      wayOut: "Choose somebody who is in this Flow Team and not deactivated.",
    });
  }
  const taken = { role: held.role, scrumTeamId: held.scrumTeamId, personId: successorId };
  if (held.role === "developer" || held.role === "stakeholder") {
    return canHold(withoutHolding(facts, held), taken);
  }
  return handOver(facts, {
    role: held.role,
    scrumTeamId: held.scrumTeamId,
    fromPersonId: held.personId,
    toPersonId: successorId,
    swap: false,
  });
}
