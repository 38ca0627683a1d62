import type { SprintStanding } from "@/lib/domain/backlog/story-rules";
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
export type EndFacts = ItemFacts | null;

type ItemFacts = {
  firstSprint: number | null;
  lastSprint: number | null;
  status: string;
  isStory?: boolean;
};

/** What an end is judged by: its item, that this was removed where it isn't there, null for a team alone. */
export function endFacts(itemId: string | null, item: EndFacts, isStory = false): EndFacts {
  if (itemId === null) return null;
  return item ?? { firstSprint: null, lastSprint: null, status: "removed", isStory };
}

/** The last Flow Sprint that is closed, 0 where none is: they close one after the other. */
export function lastClosedSprint(sprints: readonly SprintStanding[]): number {
  return sprints.reduce((last, { number, state }) => (state === "closed" && number > last ? number : last), 0);
}

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
  | ({ kind: "conflict" | "mitigated" } & Trouble);

/** Why it can't come in time: its giver is gone, its Flow Sprint has closed without it, or it is too late. */
export type Trouble = { cause: "gone" | "closed" | "late"; reason: string };

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
 * Stories the same sprint is none. A promise for a Flow Sprint that has closed (up to `lastClosed`) is
 * kept no more, and nobody keeps one whose giver was dropped or removed: conflicts, whenever it is needed.
 */
export function dependencyStanding(
  dependency: DependencyFacts,
  needer: EndFacts,
  giver: EndFacts,
  lastClosed: number,
): DependencyStanding {
  if (dependency.state === "declined" || isOver(needer)) return { kind: "void" };
  if (dependency.state === "delivered" || dependency.state === "verified" || giver?.status === "done")
    return { kind: "satisfied" };
  const sprints = needAndPromise(dependency, needer, giver);
  const trouble = giver && isOver(giver) ? goneGiver(giver) : sprintTrouble(dependency, sprints, needer, lastClosed);
  if (trouble) return { kind: dependency.mitigation.trim() ? "mitigated" : "conflict", ...trouble };
  return { kind: sprints.needed === null || sprints.promised === null ? "open_ended" : "holds" };
}

function goneGiver({ status }: ItemFacts): Trouble {
  return { cause: "gone", reason: `the giver was ${status}` };
}

/** What is wrong with the sprint it is promised for: it has closed, or comes after the one it is needed by. */
function sprintTrouble(
  { state, neededBySprint, promisedForSprint }: DependencyFacts,
  { needed, promised }: ReturnType<typeof needAndPromise>,
  needer: EndFacts,
  lastClosed: number,
): Trouble | null {
  if (promised === null) return null;
  // Until it is accepted nobody has promised it.
  const said = state === "proposed" ? "proposed for" : "promised for";
  if (promised <= lastClosed) {
    const was = promisedForSprint === null ? "the giver was to end in" : said;
    return { cause: "closed", reason: `${was} S${promised}, which closed without it` };
  }
  if (needed === null || promised <= needed) return null;
  const isOfBars = neededBySprint === null && promisedForSprint === null;
  const isByItem = state === "proposed" && promisedForSprint === null;
  const reason = isOfBars
    ? tooLate(promised, needer?.firstSprint ?? needed)
    : `needed by S${needed}, ${isByItem ? "the giver ends in" : said} S${promised}`;
  return { cause: "late", reason };
}

/** Why bars are in conflict: the giver's ends when the needer's has begun. */
function tooLate(giverEnds: number, neederStarts: number): string {
  if (giverEnds === neederStarts) return `giver and needer are both in S${giverEnds}, so it comes too late`;
  return `the giver ends in S${giverEnds}, too late for the needer's start in S${neederStarts}`;
}

function isOver(end: EndFacts): boolean {
  return end?.status === "done" || end?.status === "dropped" || end?.status === "removed";
}
