import type { Role } from "@/lib/domain/access";
import type { CalendarDate } from "@/lib/domain/calendar/dates";

/** What is found by its words, in the order in which equally good ones are shown. */
export const foundKinds = [
  "Epic",
  "Story",
  "Task",
  "Criterion",
  "Comment",
  "Dependency",
  "Risk",
  "Impediment",
  "Improvement",
  "Action item",
  "Insight",
  "Minutes",
] as const;
export type FoundKind = (typeof foundKinds)[number];

/** An item, or a part of one, that holds what was typed. */
export type ItemMatch = {
  kind: FoundKind;
  id: string;
  /** Its title, or the part of it that holds what was typed. */
  title: string;
  /** The item it opens, by kind and id: a Task's Story, what a comment is about; itself otherwise. */
  of: string;
  itemId: string;
  /** The number of that item; null where it has none. */
  number: number | null;
  teamName: string | null;
  hue: number | null;
  /** Who wrote a comment. */
  by: string | null;
  /** The event whose minutes they are, or that an action item was agreed in, by its key. */
  eventKey: string | null;
  /** The day those minutes are of. */
  day: CalendarDate | null;
};

/** Something of a Flow Team that ⌘K finds. */
export type SearchMatch =
  | ItemMatch
  | { kind: "Person"; id: string; title: string; roles: string }
  | { kind: "Scrum Team"; id: string; title: string; hue: number };

/** What ⌘K finds. */
export type SearchAnswer = {
  matches: SearchMatch[];
  /** What was looked for where nothing holds what was typed: words in use that are near it. Null otherwise. */
  shownFor: string | null;
};

/** At most so many of each kind, and of all: who wants more types more. */
export const mostMatches = 7;
const mostInAll = 30;

/** How well something answers a search, the best first. */
export const tiers = {
  number: 1,
  beginning: 2,
  wordsOfTitle: 3,
  withinTitle: 4,
  anywhere: 5,
  alike: 6,
  alikeAnywhere: 7,
} as const;

/** The number somebody typed, and of which kind they said it is: "S-12", "e12", "12". Null when it's none. */
export function numberIn(search: string): { number: number; kinds: readonly FoundKind[] } | null {
  const [, letter, digits] = search.match(/^\s*([esdrima])?\s*-?\s*(\d{1,9})\s*$/i) ?? [];
  if (digits === undefined) return null;
  const kind = letter && numbered[letter.toLowerCase()];
  return { number: Number(digits), kinds: kind ? [kind] : foundKinds };
}

/** The letter before an item's number. */
const numbered: Record<string, FoundKind> = {
  e: "Epic",
  s: "Story",
  d: "Dependency",
  r: "Risk",
  i: "Impediment",
  m: "Improvement",
  a: "Action item",
};

/** "S-12"; null for what has no number. */
export function printNumber(kind: string, number: number | null): string | null {
  const letter = Object.entries(numbered).find(([, one]) => one === kind)?.[0];
  return letter && number !== null ? `${letter.toUpperCase()}-${number}` : null;
}

/** What comes first of what answers equally well. */
const inOrder: readonly string[] = ["Scrum Team", "Person", ...foundKinds];

/** The best of all kinds: few of each, `mostInAll` together, kinds by their best. */
export function bestMatches<T extends { kind: string; tier: number }>(found: readonly T[]): T[] {
  const kept = new Map<string, T[]>();
  let count = 0;
  for (const one of found.toSorted((a, b) => a.tier - b.tier || inOrder.indexOf(a.kind) - inOrder.indexOf(b.kind))) {
    const ofKind = kept.get(one.kind) ?? [];
    if (ofKind.length === mostMatches) continue;
    if (count === mostInAll) break;
    kept.set(one.kind, [...ofKind, one]);
    count++;
  }
  return [...kept.values()].flat();
}

/** What is read of people and Scrum Teams, which are few: their names are compared in the process. */
export type NamesHere = {
  teams: { id: string; title: string; hue: number }[];
  people: { id: string; title: string; roles: Role[] }[];
};
