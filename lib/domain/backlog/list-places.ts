import type { ListRow } from "./list-rows";
import { ranksBetween } from "./ranks";
import { compareRanks } from "./scores";
import type { StoryPlace } from "./story-schema";
import type { StoryRow } from "./story-row";

/** Which of a Story's two orders a list shows. */
export type RankedBy = "epic" | "team";

/** What a move of rows comes to: a place in their order, or another Epic. */
export type Drop = { kind: "rank"; place: StoryPlace } | { kind: "epic"; epicId: string | null };

/** Where an Epic goes in the CPO's order. */
export type EpicPlace = { at: "before" | "after"; epicId: string } | { at: "top" | "bottom" };

/** Whether two Stories stand in one order: that of their Epic, or of their team. */
export function sharesOrder(a: StoryRow, b: StoryRow, by: RankedBy): boolean {
  return by === "epic" ? a.epicId === b.epicId : a.teamId !== null && a.teamId === b.teamId;
}

/** Where a Story goes by one step up (-1) or down (1) among the rows; null where there is no further. */
export function stepOf(
  rows: readonly ListRow[],
  story: StoryRow,
  moving: ReadonlySet<string>,
  step: 1 | -1,
  by: RankedBy,
): StoryPlace | null {
  let at = rows.findIndex(({ id }) => id === story.id);
  for (at += step; at >= 0 && at < rows.length; at += step) {
    const row = rows[at];
    if (row?.kind !== "story" || moving.has(row.id) || !sharesOrder(row.story, story, by)) continue;
    return { at: step > 0 ? "after" : "before", storyId: row.id };
  }
  return null;
}

/**
 * What dropping Stories at a boundary of the rows comes to (0 is above the first row): right after
 * the Story above it, or before the one below, where these share the order of the one carried; in an
 * Epic's part of the tree, that Epic. Null where it changes nothing.
 */
export function dropOf(
  rows: readonly ListRow[],
  line: number,
  carried: StoryRow,
  moving: ReadonlySet<string>,
  by: RankedBy,
): Drop | null {
  const above = rows[line - 1];
  const below = rows[line];
  if ((above && moving.has(above.id)) || (below && moving.has(below.id))) return null;
  if (above?.kind === "story" && sharesOrder(above.story, carried, by)) {
    return { kind: "rank", place: { at: "after", storyId: above.id } };
  }
  if (below?.kind === "story" && sharesOrder(below.story, carried, by)) {
    return { kind: "rank", place: { at: "before", storyId: below.id } };
  }
  if (by !== "epic" || !above) return null;
  const epicId = above.kind === "epic" ? above.id : above.kind === "story" ? above.story.epicId : null;
  return epicId === carried.epicId ? null : { kind: "epic", epicId };
}

/** Where an Epic goes that is dropped at a boundary of the rows; null where it stays. */
export function epicDropOf(rows: readonly ListRow[], line: number, epicId: string): EpicPlace | null {
  const next = rows.slice(line).find((row) => row.kind === "epic");
  if (next?.id === epicId) return null;
  const former = rows.slice(0, line).findLast((row) => row.kind === "epic");
  if (former?.id === epicId) return null;
  if (next) return { at: "before", epicId: next.id };
  return former ? { at: "after", epicId: former.id } : null;
}

/**
 * The ranks that moving Stories will have, by their ids, as far as the others are known; empty where
 * the place isn't. `stories` holds more than is shown: what filters hide keeps its place.
 */
export function ranksAfter(
  stories: readonly StoryRow[],
  { order, storyIds, place }: { order: RankedBy; storyIds: readonly string[]; place: StoryPlace },
): Map<string, string> {
  const moving = new Set(storyIds);
  const first = stories.find(({ id }) => id === storyIds[0]);
  if (!first) return new Map();
  const others = stories
    .flatMap((story) => {
      const rank = order === "epic" ? story.epicRank : story.teamRank;
      return moving.has(story.id) || rank === null || !sharesOrder(story, first, order) ? [] : [{ id: story.id, rank }];
    })
    .sort((a, b) => compareRanks(a.rank, b.rank));
  const anchor = "storyId" in place ? others.findIndex(({ id }) => id === place.storyId) : -1;
  if ("storyId" in place && anchor < 0) return new Map();
  const at = { top: 0, bottom: others.length, before: anchor, after: anchor + 1 }[place.at];
  const ranks = ranksBetween(others[at - 1]?.rank ?? null, others[at]?.rank ?? null, storyIds.length);
  return new Map(storyIds.map((id, index) => [id, ranks[index] as string]));
}
