import type { StoryRow } from "./story-row";

type Labelled = Pick<StoryRow, "labels">;

/** The labels of some Stories, each with how many of them have it, by name. */
export function labelsAmong(stories: readonly Labelled[]): { label: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { labels } of stories) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count })).toSorted((a, b) => a.label.localeCompare(b.label));
}

/** Those that a label is still to be added to, or that have it to take off. */
export function storiesToLabel<Story extends Labelled>(
  stories: readonly Story[],
  label: string,
  to: "add" | "take off",
): Story[] {
  return stories.filter(({ labels }) => labels.includes(label) === (to === "take off"));
}
