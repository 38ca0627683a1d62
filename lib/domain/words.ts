/** "1 conflict", "1,200 Epics"; `many` where it isn't the singular with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** The words typed into a filter, in lower case. */
export function wordsTyped(text: string): string[] {
  return text.toLocaleLowerCase("en").split(/\s+/).filter(Boolean);
}

/** Whether a text has each of the words (in lower case), in any order, alone or within others. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const lower = text.toLocaleLowerCase("en");
  return words.every((word) => lower.includes(word));
}

/** "a", "a and b", "a, b and c"; empty for none. */
export function allOf(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** "a", "a or b", "a, b or c"; empty for none. */
export function eitherOf(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
