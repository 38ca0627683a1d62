import { counted } from "@/lib/domain/words";

/** A Story holds this many acceptance criteria. */
export const mostCriteria = 50;

const named = (count: number) => counted(count, "acceptance criterion", "acceptance criteria");

/**
 * What the criteria of a file that comes again add to a Story: those that are new in the file and not
 * there yet. They are known by their words, so nothing that somebody here has judged is touched: what
 * is gone from the file stays, and the notes say so.
 */
export function planCriteria(
  inFile: readonly string[],
  former: readonly string[],
  here: readonly string[],
): { added: string[]; notes: string[] } {
  const fresh = [...new Set(inFile)].filter((text) => !former.includes(text) && !here.includes(text));
  const added = fresh.slice(0, Math.max(0, mostCriteria - here.length));
  const left = former.filter((text) => !inFile.includes(text) && here.includes(text)).length;
  const notes: string[] = [];
  if (added.length > 0) notes.push(`${named(added.length)} ${added.length === 1 ? "is" : "are"} new and added.`);
  if (added.length < fresh.length)
    notes.push(`There is no room for ${named(fresh.length - added.length)}: a Story has at most ${mostCriteria}.`);
  if (left > 0) notes.push(`${named(left)} gone from the file ${left === 1 ? "stays" : "stay"} here.`);
  return { added, notes };
}
