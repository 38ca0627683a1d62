import { distanceToBeginning } from "./edit-distance";

/** Lower case without accents: what a search compares. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

/** Words looked up at most: whoever types more has found it by then. */
const mostWords = 6;

/**
 * The words of a search as the database keeps those of titles (`search_words`): lower case letters
 * and digits, without accents.
 */
export function searchWords(search: string): string[] {
  const folded = search
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  return wordsOf(folded).slice(0, mostWords);
}

/** The words of a folded text, without what stands between them. */
const wordsOf = (folded: string): string[] => folded.split(/[^\p{Letter}\p{Number}]+/u).filter(Boolean);

/** Shorter parts of words are in too many texts to tell one by. */
export const shortestPart = 3;

/** The word with each two letters that stand side by side swapped. */
export function withTwoSwapped(word: string): string[] {
  const letters = [...word];
  return letters.slice(1).map((letter, index) =>
    letters
      .with(index, letter)
      .with(index + 1, letters[index] ?? "")
      .join(""),
  );
}

/**
 * How well a text answers a search, 0 to 1. 1 when it is it; above 0.5 when it holds every word of
 * it, more at its beginning and at the beginning of words; below when the signs between the words are
 * others, or letters are missing, doubled, swapped or wrong in a word: one in words of four letters, two from eight on, a little more where
 * the text begins so.
 */
export function searchScore(text: string, search: string): number {
  const haystack = fold(text);
  const needle = fold(search).trim().replace(/\s+/g, " ");
  if (needle === "") return 0;
  if (haystack === needle) return 1;
  if (haystack.startsWith(needle)) return 0.9;
  const words = needle.split(" ");
  if (words.every((word) => haystack.includes(word))) {
    const beginnings = words.filter((word) => ` ${haystack}`.includes(` ${word}`)).length;
    return 0.6 + (0.2 * beginnings) / words.length;
  }
  // A comma or a quote typed along is no slip.
  const plain = wordsOf(needle);
  if (!plain.some((word) => word.length >= shortestPart)) return 0;
  const near = nearness(haystack, plain);
  if (near === 0) return 0;
  const begins = nearness(haystack.split(" ", 1)[0] ?? "", plain.slice(0, 1)) > 0;
  return 0.25 + 0.2 * near + (begins ? 0.05 : 0);
}

/** A score from which a near miss is worth showing. */
export const goodEnough = 0.2;

/** Slips in a long word that are forgiven. */
const mostForgiven = 2;

/** How many letters may be missing, doubled, swapped or wrong in a word that was typed. */
export function slipsForgiven(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : mostForgiven;
}

/** How many slips lead from what was typed to the beginning of a word. */
export function slipsToBeginning(typed: string, word: string): number {
  // What is longer than the word typed by more can't come nearer.
  return distanceToBeginning(typed, word.slice(0, typed.length + mostForgiven));
}

/** How near the words of a search come to words of the text, 0 to 1; 0 unless each comes near one. */
function nearness(haystack: string, needles: readonly string[]): number {
  const words = wordsOf(haystack);
  let sum = 0;
  for (const needle of needles) {
    const distance = haystack.includes(needle) ? 0 : Math.min(...words.map((word) => slipsToBeginning(needle, word)));
    if (distance > slipsForgiven(needle)) return 0;
    sum += 1 - distance / needle.length;
  }
  return sum / needles.length;
}
