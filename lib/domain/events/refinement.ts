import { inTeamOrder } from "@/lib/domain/backlog/team-order";
import { type StoryReadinessFacts, missingForReady } from "@/lib/domain/backlog/story-readiness";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { counted } from "@/lib/domain/words";
import type { OutputFact } from "./outputs";

/** What readiness is measured against; a GroundView is one. */
type Measure = Parameters<typeof missingForReady>[1];

/** A Story with what it lacks to be Ready (BLG-2). */
export type StoryToRefine = { story: StoryRow; lacks: string[] };

/** An Epic a team leads that is not Ready (BLG-1), with how many Stories it is split into so far. */
export type EpicToRefine = { id: string; number: number; title: string; lacks: string[]; stories: number };

/** What a Product Backlog Refinement works on beside the Team Backlog. */
export type RefinementView = {
  /** By rank in the Product Backlog. */
  epics: EpicToRefine[];
  /** Stories that became Ready since it was opened, by number. */
  becameReady: BecameReady[];
};

/** A Story that became Ready in an event. */
export type BecameReady = { id: string; number: number; title: string };

/** A Story's readiness now, and as it was when an event was opened; `before` is null for one written since. */
export type ReadinessSince = BecameReady & { now: StoryReadinessFacts; before: StoryReadinessFacts | null };

/** The Stories of a Team Backlog nobody has begun or committed to that are not Ready, in the team's order. */
export function storiesToRefine(stories: readonly StoryRow[], ground: Measure): StoryToRefine[] {
  const waiting = stories.filter(({ status, isCommitted }) => status === "open" && !isCommitted);
  return inTeamOrder(waiting).flatMap((story) => {
    const lacks = missingForReady(story, ground);
    return lacks.length > 0 ? [{ story, lacks }] : [];
  });
}

/** Those that are Ready now and weren't when the event was opened, by number. */
export function becameReady(stories: readonly ReadinessSince[], ground: Measure): BecameReady[] {
  const isReady = (facts: StoryReadinessFacts) => missingForReady(facts, ground).length === 0;
  return stories
    .filter(({ now, before }) => isReady(now) && (before === null || !isReady(before)))
    .map(({ id, number, title }) => ({ id, number, title }))
    .sort((one, other) => one.number - other.number);
}

/** The output of a Product Backlog Refinement: what became Ready in it. */
export function refinementOutput(ready: readonly BecameReady[]): OutputFact {
  const count = ready.length;
  if (count === 0) return { met: 0, of: 0, missing: [] };
  return { met: count, of: count, missing: [], said: `${counted(count, "Story", "Stories")} became Ready` };
}

/**
 * Whom "next" and "previous" lead to: the nearest of some in the order, seen from the Story on the
 * table, wherever that stands in it. From none they lead to the first and to the last; null where
 * there is none.
 */
export function neighbourOf(
  order: readonly string[],
  among: ReadonlySet<string>,
  current: string | null,
  step: 1 | -1,
): string | null {
  const at = current === null ? -1 : order.indexOf(current);
  const start = at >= 0 ? at : step === 1 ? -1 : order.length;
  for (let place = start + step; place >= 0 && place < order.length; place += step) {
    const id = order[place];
    if (id !== undefined && among.has(id)) return id;
  }
  return null;
}
