import { editDistance } from "@/lib/domain/edit-distance";
import type { EpicStatus } from "./kinds";
import { valueKey } from "./import-names";

/** How sure a guess is: the word itself, a word like it, or none. */
export type Guess<T> = { value: T; certainty: "same" | "alike" | "none" };

const statusWords: Record<EpicStatus, string[]> = {
  done: [
    "done",
    "implemented",
    "complete",
    "completed",
    "finished",
    "closed",
    "released",
    "shipped",
    "resolved",
    "delivered",
    "live",
    "merged",
  ],
  in_progress: [
    "in progress",
    "doing",
    "started",
    "active",
    "ongoing",
    "wip",
    "in development",
    "under way",
    "in review",
    "testing",
  ],
  planned: [
    "planned",
    "implementable",
    "accepted",
    "approved",
    "ready",
    "todo",
    "to do",
    "scheduled",
    "committed",
    "selected",
    "selected for development",
    "next",
  ],
  idea: [
    "idea",
    "provisional",
    "proposed",
    "proposal",
    "draft",
    "new",
    "open",
    "backlog",
    "deferred",
    "postponed",
    "on hold",
    "later",
    "triage",
  ],
  dropped: [
    "dropped",
    "withdrawn",
    "rejected",
    "removed",
    "replaced",
    "superseded",
    "cancelled",
    "canceled",
    "declined",
    "won't do",
    "wontfix",
    "obsolete",
    "abandoned",
    "duplicate",
    "deprecated",
  ],
};

/**
 * What a file's word for a status means: letters swapped or left out are forgiven, and what stands
 * in brackets doesn't count. What is no word for one is an idea.
 */
export function guessStatus(cell: string): Guess<EpicStatus> {
  const word = plainWord(cell.replace(/\(.*?\)/g, " "));
  if (word === "") return { value: "idea", certainty: "none" };
  for (const [status, words] of entries(statusWords)) {
    if (words.some((known) => plainWord(known) === word))
      return { value: status, certainty: word === plainWord(cell) ? "same" : "alike" };
  }
  let best: { status: EpicStatus; distance: number } | null = null;
  for (const [status, words] of entries(statusWords)) {
    for (const known of words) {
      const distance = editDistance(word, plainWord(known));
      // One slip in four letters, at most three: further off it's another word.
      if (distance <= Math.min(3, Math.floor(word.length / 4)) && distance < (best?.distance ?? Infinity))
        best = { status, distance };
    }
  }
  return best ? { value: best.status, certainty: "alike" } : { value: "idea", certainty: "none" };
}

/** The distinct values of a column, most frequent first, each in its most frequent spelling. */
export function distinctValues(
  cells: readonly string[],
  keyOf: (cell: string) => string = valueKey,
): { key: string; label: string; rows: number }[] {
  const seen = new Map<string, Map<string, number>>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const spellings = seen.get(key) ?? new Map<string, number>();
    seen.set(key, spellings);
    spellings.set(cell, (spellings.get(cell) ?? 0) + 1);
  }
  return [...seen]
    .map(([key, spellings]) => {
      const counts = [...spellings];
      const [label] = counts.reduce((best, one) => (one[1] > best[1] ? one : best));
      return { key, label, rows: counts.reduce((sum, [, count]) => sum + count, 0) };
    })
    .sort((a, b) => b.rows - a.rows || (a.label < b.label ? -1 : 1));
}

/** The parts of a cell that holds a list: by semicolon, comma, bar or line break. */
export function listOf(cell: string): string[] {
  return cell
    .split(/[;,|\r\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Lower case letters and digits with single spaces. */
export function plainWord(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function entries<K extends string, V>(record: Record<K, V>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
