import type { DependencyState } from "./schema";

/** What a Dependency is judged by. */
export type DependencyFacts = {
  state: DependencyState;
  neededBySprint: number | null;
  promisedForSprint: number | null;
  mitigation: string;
};
/**
 * The item at one end; null where that is a team alone. A Story has its Flow Sprint as first and as
 * last, and says that it is one.
 */
export type EndFacts = {
  firstSprint: number | null;
  lastSprint: number | null;
  status: string;
  isStory?: boolean;
} | null;

/**
 * How a Dependency stands:
 * - `satisfied`: delivered, verified, or the giver's item is done
 * - `void`: declined, or the needer no longer needs it
 * - `conflict`: DEP-2, in red until moved, re-promised or mitigated
 * - `mitigated`: would be a conflict, but there is a mitigation
 * - `open_ended`: the giver (or the needer) has no sprint yet, so nobody can say
 * - `holds`: comes in time
 */
export type DependencyStanding =
  | { kind: "satisfied" | "void" | "open_ended" | "holds" }
  | { kind: "conflict" | "mitigated"; reason: string };

/** The last Flow Sprint that is early enough, and the one it comes in; null where nobody can say. */
export function needAndPromise(
  dependency: Pick<DependencyFacts, "neededBySprint" | "promisedForSprint">,
  needer: EndFacts,
  giver: EndFacts,
): { needed: number | null; promised: number | null } {
  const promised = dependency.promisedForSprint ?? giver?.lastSprint ?? null;
  if (dependency.neededBySprint !== null || needer?.firstSprint == null) {
    return { needed: dependency.neededBySprint, promised };
  }
  // An Epic is there when its last sprint is over, and needs what it builds on before its first.
  const isWithinSprint = needer.isStory && (giver === null || giver.isStory || dependency.promisedForSprint !== null);
  return { needed: isWithinSprint ? needer.firstSprint : needer.firstSprint - 1, promised };
}

/**
 * DEP-2. Needed: the sprint said, else the one before an Epic's first, or a Story's own. Promised:
 * the sprint said, else the giver's last. A conflict is a promise later than the need; between
 * Stories the same sprint is none.
 */
export function dependencyStanding(dependency: DependencyFacts, needer: EndFacts, giver: EndFacts): DependencyStanding {
  if (dependency.state === "declined" || isOver(needer)) return { kind: "void" };
  if (dependency.state === "delivered" || dependency.state === "verified" || giver?.status === "done")
    return { kind: "satisfied" };
  const { needed, promised } = needAndPromise(dependency, needer, giver);
  if (needed === null || promised === null) return { kind: "open_ended" };
  if (promised <= needed) return { kind: "holds" };
  const isOfBars = dependency.neededBySprint === null && dependency.promisedForSprint === null;
  const reason = isOfBars
    ? tooLate(promised, needer?.firstSprint ?? needed)
    : `needed by S${needed}, promised for S${promised}`;
  return dependency.mitigation.trim() ? { kind: "mitigated", reason } : { kind: "conflict", reason };
}

/** Why bars are in conflict: the giver's ends when the needer's has begun. */
function tooLate(giverEnds: number, neederStarts: number): string {
  if (giverEnds === neederStarts) return `giver and needer are both in S${giverEnds}, so it comes too late`;
  return `the giver ends in S${giverEnds}, too late for the needer's start in S${neederStarts}`;
}

function isOver(end: EndFacts): boolean {
  return end?.status === "done" || end?.status === "dropped";
}
