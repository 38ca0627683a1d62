import { compareRanks } from "./scores";
import type { StoryRow } from "./story-row";

/** The Stories in their team's order; those no team has taken last. */
export function inTeamOrder(stories: readonly StoryRow[]): readonly StoryRow[] {
  return stories.toSorted(
    (a, b) =>
      Number(a.teamRank === null) - Number(b.teamRank === null) ||
      compareRanks(a.teamRank ?? "", b.teamRank ?? "") ||
      a.number - b.number,
  );
}
