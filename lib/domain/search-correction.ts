import { editDistance } from "./edit-distance";
import { slipsForgiven, slipsToBeginning } from "./search";

/** So many words that may be meant are weighed for each that was typed. */
const nearestOfAWord = 3;
/** So many searches are worth trying: what is meant is nearly always the first. */
const mostTries = 4;

type Meant = { words: readonly string[]; slips: number; place: number };

/**
 * What may have been meant by words that nothing holds together, the likeliest first: each the words
 * typed, with words in use for those that came near one. Empty when none of them did.
 *
 * @param typed as `searchWords` gives them
 * @param inUse words that are written somewhere, not all of them near
 */
export function corrections(typed: readonly string[], inUse: readonly string[]): string[][] {
  let searches: Meant[] = [{ words: [], slips: 0, place: 0 }];
  for (const word of typed) {
    const meant = meantBy(word, inUse);
    searches = searches.flatMap(({ words, slips, place }) =>
      meant.map((one, index) => ({ words: [...words, one.word], slips: slips + one.slips, place: place + index })),
    );
  }
  return searches
    .filter(({ slips }) => slips > 0)
    .toSorted((a, b) => a.slips - b.slips || a.place - b.place)
    .slice(0, mostTries)
    .map(({ words }) => [...words]);
}

/** The words in use that are nearest to the one typed; itself where a word begins so, or none is near. */
function meantBy(typed: string, inUse: readonly string[]): { word: string; slips: number }[] {
  const forgiven = slipsForgiven(typed);
  const near = [...new Set(inUse)]
    .map((word) => ({ word, slips: slipsToBeginning(typed, word) }))
    .filter(({ slips }) => slips <= forgiven);
  const asTyped = { word: typed, slips: 0 };
  const others = near
    .filter(({ slips }) => slips > 0)
    .map((one) => ({ ...one, whole: editDistance(typed, one.word), isOtherLetter: one.word[0] !== typed[0] }))
    // Hardly anybody mistakes the first letter.
    .toSorted(
      (a, b) =>
        a.slips - b.slips ||
        a.whole - b.whole ||
        Number(a.isOtherLetter) - Number(b.isOtherLetter) ||
        (a.word < b.word ? -1 : 1),
    );
  const isInUse = near.length > others.length;
  return (isInUse || others.length === 0 ? [asTyped, ...others] : others).slice(0, nearestOfAWord);
}
