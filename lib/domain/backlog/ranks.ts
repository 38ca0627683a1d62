import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** A rank between two neighbours; null stands for the list's end. Throws when they are not in order. */
export function rankBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/** `count` ranks in order between two neighbours. */
export function ranksBetween(before: string | null, after: string | null, count: number): string[] {
  return generateNKeysBetween(before, after, count);
}
