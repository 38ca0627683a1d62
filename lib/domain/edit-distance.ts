/**
 * How many letters have to be put in, left out, changed or swapped with their neighbour to make one
 * word the other: the Damerau–Levenshtein distance in its restricted form (optimal string alignment).
 */
export function editDistance(one: string, other: string): number {
  return distancesToBeginnings(one, other).at(-1) as number;
}

/** The same to the beginning of the other word that is nearest. */
export function distanceToBeginning(one: string, other: string): number {
  return Math.min(...distancesToBeginnings(one, other));
}

/** The distance to each beginning of the other word, from the empty one to the whole. */
function distancesToBeginnings(one: string, other: string): number[] {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + cost);
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) least = Math.min(least, (before[j - 2] as number) + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above;
}
