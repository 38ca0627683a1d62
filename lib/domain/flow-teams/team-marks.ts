type Named = { id: string; name: string };

/**
 * The shortest mark of each Scrum Team that no other of the same teams has, by their ids: "C" for the only
 * team that begins with C, two letters where several begin alike ("Bd" for Bedrock beside Berths, "TW" for
 * Tides and Weather beside Tariffs).
 */
export function teamMarks(teams: readonly Named[]): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const alike = Map.groupBy(teams.map(spelled), ({ letters }) => letters[0] ?? "?");
  for (const [first, group] of alike) {
    const taken = new Set<string>();
    const isFree = (letter: string | undefined) => letter !== undefined && !taken.has(letter);
    for (const team of group) {
      const { id, letters, second } = team;
      const others = group.filter((one) => one !== team);
      const isOwn = (at: number) => others.every((other) => other.letters[at] !== letters[at]);
      const after = letters.slice(1);
      const found =
        (isFree(second) && others.every((other) => other.second !== second) ? second : undefined) ??
        after.find((letter, at) => isFree(letter) && isOwn(at + 1)) ??
        after.find(isFree) ??
        String(taken.size + 1);
      taken.add(found);
      const shown = found === second ? found : found.toLocaleLowerCase("en");
      marks.set(id, group.length === 1 ? first : `${first}${shown}`);
    }
  }
  return marks;
}

/** The letters of a name in upper case, and the one its second word begins with: "and" and its like are no words. */
function spelled({ id, name }: Named): { id: string; letters: string[]; second: string | undefined } {
  const lettersOf = (text: string) => [...text.toLocaleUpperCase("en").replace(/[^\p{L}\p{N}]/gu, "")];
  const [, ...words] = name.split(/\s+/).filter((word) => lettersOf(word).length > 0);
  const second = words.find((word) => !/^\p{Ll}/u.test(word)) ?? words[0] ?? "";
  return { id, letters: lettersOf(name), second: lettersOf(second)[0] };
}
