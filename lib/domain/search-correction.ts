import { editDistance } from "./edit-distance";
import { shortestPart, slipsForgiven, slipsToBeginning } from "./search";

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
  return triesOf(searchesFor(typed, inUse).filter(({ slips }) => slips > 0));
}

/**
 * The same without the words that are written nowhere and come near none that is: what is left of the
 * search, for where all of it finds nothing. Empty when no word is left out, or what is left is less than
 * half of them or says nothing.
 *
 * @param typed as `searchWords` gives them
 * @param inUse words that are written somewhere, among them one that begins as typed where there is one
 */
export function withoutUnknown(typed: readonly string[], inUse: readonly string[]): string[][] {
  const isKnown = (word: string) => inUse.some((other) => slipsToBeginning(word, other) <= slipsForgiven(word));
  const known = typed.filter(isKnown);
  const isLess = known.length < typed.length && known.length * 2 >= typed.length;
  return isLess && known.some((word) => word.length >= shortestPart) ? triesOf(searchesFor(known, inUse)) : [];
}

/** Every way to read the words typed. */
function searchesFor(typed: readonly string[], inUse: readonly string[]): Meant[] {
  let searches: Meant[] = [{ words: [], slips: 0, place: 0 }];
  for (const word of typed) {
    const meant = meantBy(word, inUse);
    searches = searches.flatMap(({ words, slips, place }) =>
      meant.map((one, index) => ({ words: [...words, one.word], slips: slips + one.slips, place: place + index })),
    );
  }
  return searches;
}

/** The likeliest first. */
function triesOf(searches: readonly Meant[]): string[][] {
  return searches
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
