import { rankBetween, ranksBetween } from "./ranks";
import type { PartPlace } from "./story-part-schema";

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

/**
 * The rank at a place among others of a list, from its top down; removed ones count, so that a rank
 * is never given twice. Null where the one the place is said by isn't there.
 */
export function rankAt(list: readonly Ranked[], place: PartPlace, movingId?: string): string | null {
  const others = list.filter(({ id }) => id !== movingId);
  if (place.at === "top") return rankBetween(null, others[0]?.rank ?? null);
  if (place.at === "bottom") return rankBetween(others.at(-1)?.rank ?? null, null);
  const at = others.findIndex(({ id }) => id === place.id);
  if (at < 0) return null;
  const [before, after] = place.at === "before" ? [at - 1, at] : [at, at + 1];
  return rankBetween(others[before]?.rank ?? null, others[after]?.rank ?? null);
}

/**
 * The ranks of those who come to a list, both in order: each keeps its own where that is free there;
 * the others come to the end.
 */
export function freeRanks(list: readonly Ranked[], arriving: readonly Ranked[]): Ranked[] {
  const taken = new Set(list.map(({ rank }) => rank));
  const crowded = arriving.filter(({ rank }) => taken.has(rank));
  const [last = null] = [...list, ...arriving]
    .map(({ rank }) => rank)
    .sort(byBytes)
    .slice(-1);
  const ends = ranksBetween(last, null, crowded.length);
  return arriving.map((one) => (taken.has(one.rank) ? { id: one.id, rank: ends[crowded.indexOf(one)] ?? "" } : one));
}

/** As the database compares ranks. */
const byBytes = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The list with one of its items at another place; as it was where it or the other isn't in it. */
export function movedTo<Item extends { id: string }>(
  list: readonly Item[],
  id: string,
  place: { at: "before" | "after"; id: string },
): Item[] {
  const item = list.find((one) => one.id === id);
  const others = list.filter((one) => one.id !== id);
  const at = others.findIndex((one) => one.id === place.id);
  if (!item || at < 0) return [...list];
  return others.toSpliced(place.at === "before" ? at : at + 1, 0, item);
}

/** The place right behind the one that something follows now, to be put back there. */
export function placeOf(list: readonly { id: string }[], id: string): PartPlace {
  const before = list[list.findIndex((one) => one.id === id) - 1];
  return before ? { at: "after", id: before.id } : { at: "top" };
}
