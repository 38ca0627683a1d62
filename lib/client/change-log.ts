import type { Context } from "@/lib/domain/live";

/** How many changes of each context are remembered: who is further behind reads all. */
const remembered = 256;

/** What changed since a view was read: the items by their ids, and up to which revision that is all. */
export type NamedChanges = { upTo: number; ids: string[] };

/**
 * Which items each revision of a context changed, as far as hints told. A reader whose missing
 * revisions are all here, each with the items it changed, needs to read only those items.
 */
export class ChangeLog {
  private readonly items = new Map<string, Map<number, readonly string[] | null>>();

  /** Notes a hint: `ids` is null where it names no items. */
  note(flowTeamId: string, context: Context, revision: number, ids: readonly string[] | null): void {
    const key = `${flowTeamId} ${context}`;
    const items = this.items.get(key) ?? new Map<number, readonly string[] | null>();
    this.items.set(key, items);
    items.set(revision, ids);
    for (const oldest of items.keys()) {
      if (items.size <= remembered) break;
      items.delete(oldest);
    }
  }

  /**
   * The items changed after revision `seen` up to `newest`. Null when a hint between was missed, or
   * named no items.
   */
  between(flowTeamId: string, context: Context, seen: number, newest: number): NamedChanges | null {
    const items = this.items.get(`${flowTeamId} ${context}`);
    const ids = new Set<string>();
    for (let revision = seen + 1; revision <= newest; revision++) {
      const named = items?.get(revision);
      if (!named) return null;
      for (const id of named) ids.add(id);
      if (ids.size > remembered) return null;
    }
    return { upTo: Math.max(seen, newest), ids: [...ids] };
  }
}
