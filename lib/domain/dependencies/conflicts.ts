import type { DependencyState } from "./schema";

/** What a Dependency between Epics is judged by. */
export type DependencyFacts = {
  state: DependencyState;
  neededBySprint: number | null;
  promisedForSprint: number | null;
  mitigation: string;
};
/** The Epic at one end; null where the Dependency is between teams alone. */
export type EndFacts = { firstSprint: number | null; lastSprint: number | null; status: string } | null;

/**
 * How a Dependency stands:
 * - `satisfied`: delivered, verified, or the giver's Epic is done
 * - `void`: declined, or the needer no longer needs it
 * - `conflict`: DEP-2, in red until moved, re-promised or mitigated
 * - `mitigated`: would be a conflict, but there is a mitigation
 * - `open_ended`: the giver (or the needer) has no sprint yet, so nobody can say
 * - `holds`: comes in time
 */
export type DependencyStanding =
  | { kind: "satisfied" | "void" | "open_ended" | "holds" }
  | { kind: "conflict" | "mitigated"; reason: string };

/**
 * DEP-2 for Epics. Needed: the sprint said, or the one before the needer's first. Promised: the
 * sprint said, or the giver's last. A conflict is a promise later than the need.
 */
export function dependencyStanding(dependency: DependencyFacts, needer: EndFacts, giver: EndFacts): DependencyStanding {
  if (dependency.state === "declined" || isOver(needer)) return { kind: "void" };
  if (dependency.state === "delivered" || dependency.state === "verified" || giver?.status === "done")
    return { kind: "satisfied" };
  const needed = dependency.neededBySprint ?? (needer?.firstSprint != null ? needer.firstSprint - 1 : null);
  const promised = dependency.promisedForSprint ?? giver?.lastSprint ?? null;
  if (needed === null || promised === null) return { kind: "open_ended" };
  if (promised <= needed) return { kind: "holds" };
  const reason =
    dependency.neededBySprint === null && dependency.promisedForSprint === null
      ? `the giver ends in S${promised}, and the needer starts in S${needed + 1}`
      : `needed by S${needed}, promised for S${promised}`;
  return dependency.mitigation.trim() ? { kind: "mitigated", reason } : { kind: "conflict", reason };
}

function isOver(end: EndFacts): boolean {
  return end?.status === "done" || end?.status === "dropped";
}
