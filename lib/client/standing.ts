import type { Context, LiveHello, Revisions, ViewRevisions } from "@/lib/domain/live";

/**
 * What a tab knows of how often each part of each Flow Team has changed. A view that shows less is
 * outdated; hints that a view already includes, the tab's own among them, cost nothing.
 */
export class Standing {
  private readonly known = new Map<string, number>();

  /** Learns where a context stands. Whether that is news. */
  learn(flowTeamId: string, context: Context, revision: number): boolean {
    const key = `${flowTeamId} ${context}`;
    if (revision <= (this.known.get(key) ?? 0)) return false;
    this.known.set(key, revision);
    return true;
  }

  /** Learns where several Flow Teams stand. Whether any of it is news. */
  learnAll(standing: LiveHello["standing"]): boolean {
    let isNews = false;
    for (const [flowTeamId, revisions] of Object.entries(standing)) {
      for (const [context, revision] of Object.entries(revisions) as [Context, number][]) {
        isNews = this.learn(flowTeamId, context, revision) || isNews;
      }
    }
    return isNews;
  }

  /** Where a context stands, as far as this tab knows. */
  of(flowTeamId: string, context: Context): number {
    return this.known.get(`${flowTeamId} ${context}`) ?? 0;
  }

  /**
   * Whether a view shows something that the server, telling where all stands, left out: long closed
   * rooms. Then what became of it isn't known.
   */
  isLeftOut({ flowTeamId, revisions }: ViewRevisions, told: LiveHello["standing"]): boolean {
    const named = told[flowTeamId];
    if (!named) return false;
    return Object.entries(revisions).some(([context, revision = 0]) => revision > 0 && !(context in named));
  }

  /** The contexts of a view as this tab saw or heard of them last. */
  heardOf({ flowTeamId, revisions }: ViewRevisions): Revisions {
    const all = Object.entries(revisions) as [Context, number][];
    return Object.fromEntries(
      all.map(([context, revision]) => [context, Math.max(revision, this.of(flowTeamId, context))]),
    );
  }

  /** Whether something the view shows has changed since it was read. */
  isOutdated({ flowTeamId, revisions }: ViewRevisions): boolean {
    return Object.entries(revisions).some(
      ([context, revision = 0]) => revision < (this.known.get(`${flowTeamId} ${context}`) ?? 0),
    );
  }
}

/** Whether the first reading of a view shows something that the second doesn't, and nothing less. */
export function isNewer(one: ViewRevisions, other: ViewRevisions): boolean {
  const pairs = Object.entries(one.revisions).map(
    ([context, revision = 0]) => [revision, other.revisions[context as Context] ?? 0] as const,
  );
  return pairs.every(([a, b]) => a >= b) && pairs.some(([a, b]) => a > b);
}
