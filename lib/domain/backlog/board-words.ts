import type { BoardColumn, ColumnKind, StoryStatus } from "./workflow";

export const columnKindWords: Record<ColumnKind, string> = { waiting: "Waiting", active: "Active", done: "Done" };

/** "since today", "for 1 day", "for 4 days". */
export function agoWords(days: number): string {
  if (days === 0) return "since today";
  return days === 1 ? "for 1 day" : `for ${days} days`;
}

/** "5 Stories, 2 over the limit of 3": how a column stands to its limit. */
export function wipWords({ wipLimit }: Pick<BoardColumn, "wipLimit">, count: number): string {
  const all = count === 1 ? "1 Story" : `${count.toLocaleString("en")} Stories`;
  if (wipLimit === null) return all;
  const over = count - wipLimit;
  return over > 0 ? `${all}, ${over} over the limit of ${wipLimit}` : `${all}, limit ${wipLimit}`;
}

/** "12 Stories · 21 of 55 points done": what a board holds, in a line. */
export function boardSummary(stories: readonly { status: StoryStatus; estimate: number | null }[]): string {
  let [all, done] = [0, 0];
  for (const { status, estimate } of stories) {
    all += estimate ?? 0;
    if (status === "done") done += estimate ?? 0;
  }
  const count = stories.length === 1 ? "1 Story" : `${stories.length.toLocaleString("en")} Stories`;
  return `${count} · ${done.toLocaleString("en")} of ${all.toLocaleString("en")} points done`;
}
