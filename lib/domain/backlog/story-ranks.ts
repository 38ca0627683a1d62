import { rankBetween } from "./ranks";

/** A Story's rank in a list. */
export type Ranked = { id: string; rank: string };

/**
 * Puts Stories of a list, from its top down, each behind another; null stands for the top. Returns
 * the new ranks. A rank that a Story leaves counts as taken, so that all can be written at once.
 * Null where a Story isn't in the list.
 */
export function moveInOrder(
  list: readonly Ranked[],
  moves: readonly { storyId: string; after: string | null }[],
): Ranked[] | null {
  const order: { id: string | null; rank: string }[] = [...list];
  const moved = new Map<string, string>();
  for (const { storyId, after } of moves) {
    const from = order.findIndex(({ id }) => id === storyId);
    const left = order[from];
    if (!left) return null;
    order[from] = { id: null, rank: left.rank };
    const at = after === null ? -1 : order.findIndex(({ id }) => id === after);
    if (after !== null && at < 0) return null;
    const rank = rankBetween(order[at]?.rank ?? null, order[at + 1]?.rank ?? null);
    order.splice(at + 1, 0, { id: storyId, rank });
    moved.set(storyId, rank);
  }
  return [...moved].map(([id, rank]) => ({ id, rank }));
}
