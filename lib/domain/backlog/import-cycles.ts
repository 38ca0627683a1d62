import { findCycle } from "@/lib/domain/dependencies/cycle";
import { type ItemEdge, type NamedItem, cycleWords } from "@/lib/domain/dependencies/rules";

/** What waits for what by id, and the names of those items: Dependencies that count, and Epics with Stories that need something. */
export type Waiting = { edges: readonly ItemEdge[]; items: ReadonlyMap<string, NamedItem> };

/** DEP-1 for the Stories of a file that come into other Epics, in its order. */
export type EpicMoves = {
  /** The cycle a Story would close in an Epic, in words; null when it closes none. */
  cycleIn(storyId: string, epicRef: string): string | null;
  /** Says that the Story does come into the Epic: those after it are judged with it there. */
  add(storyId: string, epicRef: string): void;
};

/** Judges moves against what waits for what. `nameOf` calls an Epic that isn't in the backlog yet. */
export function epicMoves({ edges, items }: Waiting, nameOf: (epicRef: string) => string | undefined): EpicMoves {
  const drawn = [...edges];
  const needers = new Set(edges.map(({ needer }) => needer));
  const step = (storyId: string, epicRef: string) => ({ needer: epicRef, giver: storyId, isPart: true });
  return {
    cycleIn(storyId, epicRef) {
      // Only a Story that needs something leads on.
      if (!needers.has(storyId)) return null;
      const added = step(storyId, epicRef);
      const cycle = findCycle(drawn, added);
      return cycle && cycleWords(cycle, [...drawn, added], items, nameOf);
    },
    add(storyId, epicRef) {
      if (needers.has(storyId)) drawn.push(step(storyId, epicRef));
    },
  };
}
