/** Something of a Flow Team that ⌘K finds. */
export type SearchMatch =
  | { kind: "Epic"; number: number; title: string; teamName: string | null; hue: number | null }
  | { kind: "Person"; id: string; title: string; roles: string }
  | { kind: "Scrum Team"; id: string; title: string; hue: number };

/** At most so many of each kind: who wants more types more. */
export const mostMatches = 7;
