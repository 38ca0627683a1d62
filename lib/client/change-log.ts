import type { Context } from "@/lib/domain/live";

/** How many changes of each context are remembered: who is further behind reads all. */
const remembered = 256;

/** What changed since a view was read: the items by their ids, and up to which revision that is all. */
export type NamedChanges = { upTo: number; ids: string[] };

/**
 * Which item each revision of a context changed, as far as hints told. A reader whose missing
 * revisions are all here, each with the one item it changed, needs to read only those items.
 */
export class ChangeLog {
  private readonly items = new Map<string, Map<number, string | null>>();

  /** Notes a hint: `id` is null where several items changed at once. */
  note(flowTeamId: string, context: Context, revision: number, id: string | null): void {
    const key = `${flowTeamId} ${context}`;
    const items = this.items.get(key) ?? new Map<number, string | null>();
    this.items.set(key, items);
    items.set(revision, id);
    for (const oldest of items.keys()) {
      if (items.size <= remembered) break;
      items.delete(oldest);
    }
  }

  /**
   * The items changed after revision `seen` up to `newest`. Null when a hint between was missed, or
   * didn't name the one item.
   */
  between(flowTeamId: string, context: Context, seen: number, newest: number): NamedChanges | null {
    const items = this.items.get(`${flowTeamId} ${context}`);
    const ids = new Set<string>();
    for (let revision = seen + 1; revision <= newest; revision++) {
      const id = items?.get(revision);
      if (!id) return null;
      ids.add(id);
      if (ids.size > remembered) return null;
    }
    return { upTo: Math.max(seen, newest), ids: [...ids] };
  }
}
