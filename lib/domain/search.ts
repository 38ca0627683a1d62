/** Lower case without accents: what a search compares. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
}

/**
 * How well a text answers a search, 0 to 1. 1 when it is it; above 0.5 when it holds every word of
 * it, more at its beginning and at the beginning of words; below when letters are missing, doubled
 * or swapped: then the share of three-letter runs (trigrams) the search has in common with the best
 * run of words of the text.
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
  return needle.length < 4 ? 0 : 0.5 * likeness(haystack, needle);
}

/** A score from which a near miss is worth showing. */
export const goodEnough = 0.2;

/** Share of the search's trigrams found in as many neighbouring words of the text. */
function likeness(haystack: string, needle: string): number {
  const wanted = trigrams(needle);
  const words = haystack.split(/[^\p{Letter}\p{Number}]+/u).filter(Boolean);
  const length = needle.split(" ").length;
  let best = 0;
  for (let at = 0; at === 0 || at + length <= words.length; at++) {
    const found = trigrams(words.slice(at, at + length).join(" "));
    const shared = [...wanted].filter((run) => found.has(run)).length;
    best = Math.max(best, shared / (wanted.size + found.size - shared || 1));
  }
  return best;
}

/** Runs of three letters of each word, its beginning and end marked by spaces. */
function trigrams(text: string): Set<string> {
  const runs = new Set<string>();
  for (const word of text.split(" ")) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) runs.add(padded.slice(at, at + 3));
  }
  return runs;
}
