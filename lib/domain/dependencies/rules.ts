import { type Result, ok, refuse } from "@/lib/domain/result";
import { type Edge, findCycle } from "./cycle";

/** An Epic at one end of a Dependency, as the rule needs it. */
export type End = { id: string; number: number; title: string; leadTeamId: string | null };

/**
 * DEP-1: whether the needer's Epic may depend on the giver's. `edges` are the Flow Team's other
 * Dependencies between Epics that count (not declined, not verified); `epics` names those on them.
 */
export function canRaise(
  needer: End,
  giver: End,
  edges: readonly Edge[],
  epics: ReadonlyMap<string, { number: number; title: string }>,
): Result<{ neederTeamId: string; giverTeamId: string }> {
  for (const [end, word] of [
    [needer, "needs"],
    [giver, "gives"],
  ] as const) {
    if (end.leadTeamId === null) {
      return refuse({
        rule: "DEP-1",
        code: "rule",
        message: `No team leads E-${end.number}, so nobody is there who ${word}.`,
        wayOut: `Give E-${end.number} a lead team first.`,
      });
    }
  }
  if (needer.leadTeamId === giver.leadTeamId) {
    return refuse({
      rule: "DEP-1",
      code: "rule",
      message: "A Dependency is between two teams, and one team leads both Epics.",
      wayOut: "Order the two Epics within the team, or tie them by a plain link.",
    });
  }
  const cycle = findCycle(edges, { needer: needer.id, giver: giver.id });
  if (cycle) {
    const names = cycle.map((id) => {
      const epic = id === needer.id ? needer : id === giver.id ? giver : epics.get(id);
      return epic ? `E-${epic.number} ${epic.title}` : "another Epic";
    });
    return refuse({
      rule: "DEP-1",
      code: "rule",
      message: `This would close a cycle: ${names.join(" needs ")}.`,
      wayOut: "Withdraw one of these Dependencies, or split an Epic so that none waits for itself.",
    });
  }
  return ok({ neederTeamId: needer.leadTeamId as string, giverTeamId: giver.leadTeamId as string });
}
