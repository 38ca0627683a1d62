import { recentKey } from "./sign-out";

/** Something chosen in the search box before. */
export type Recent = { title: string; hint: string; href: string };

const longest = 6;

/** What this person chose last in this browser, newest first. Empty where nothing can be kept. */
export function readRecent(personId: string): Recent[] {
  try {
    const kept = JSON.parse(localStorage.getItem(recentKey) ?? "null") as {
      of: string;
      list: Recent[];
    } | null;
    return kept?.of === personId ? kept.list : [];
  } catch {
    return [];
  }
}

/** Puts one on top. */
export function keepRecent(personId: string, chosen: Recent): void {
  const others = readRecent(personId).filter(({ href }) => href !== chosen.href);
  try {
    localStorage.setItem(recentKey, JSON.stringify({ of: personId, list: [chosen, ...others].slice(0, longest) }));
  } catch {
    // A browser that keeps nothing just has no list.
  }
}
