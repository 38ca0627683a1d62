"use client";

import { useMemo } from "react";
import { useHere } from "@/components/flow-teams/here";
import { patchView } from "@/lib/client/optimistic";
import type { ViewKey } from "@/lib/client/query-keys";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type StoriesView, type StoryRow, mergeStories, packStory, unpackStory } from "@/lib/domain/backlog/story-row";
import type { PaintedView } from "@/lib/domain/live";
import type { Refusal } from "@/lib/domain/result";

/** Which Stories a screen shows: all, one team's, one Flow Sprint's, or one team's of one Flow Sprint. */
export type StoryScope = { teamId?: string | undefined; sprint?: number | undefined };

/** Where the Stories of a scope are kept and read from. */
export function storiesKey(slug: string, { teamId, sprint }: StoryScope = {}): ViewKey {
  return {
    slug,
    view: "stories",
    query: { ...(teamId && { team: teamId }), ...(sprint && { sprint: String(sprint) }) },
  };
}

/** What Stories stand on, live; undefined until it is there. */
export function useGround(initial?: PaintedView<GroundView> | null): GroundView | undefined {
  const { slug } = useHere();
  return useView<GroundView>({ slug, view: "ground" }, initial).data;
}

const unpacked = new WeakMap<object, StoryRow>();

/** One object for one packed row, so that rows which stay the same keep their identity. */
function rowOf(packed: readonly unknown[]): StoryRow {
  const known = unpacked.get(packed);
  if (known) return known;
  const row = unpackStory(packed);
  unpacked.set(packed, row);
  return row;
}

/** The Stories of a scope, live and with this tab's own changes on; undefined until they are there. */
export function useStories(
  scope: StoryScope = {},
  initial?: PaintedView<StoriesView> | null,
  options: { enabled?: boolean } = {},
): { stories: readonly StoryRow[] | undefined; refusal: Refusal | null; isPart: boolean } {
  const { slug } = useHere();
  const { data, refusal, isPart } = useView<StoriesView>(storiesKey(slug, scope), initial, {
    ...options,
    mergeRows: mergeStories,
  });
  const stories = useMemo(() => data?.stories.map(rowOf), [data]);
  return { stories, refusal, isPart };
}

/** Says what a command will make of some Stories of a scope, while the server decides. */
export function patchStories(
  slug: string,
  scope: StoryScope,
  storyIds: readonly string[],
  change: (row: StoryRow) => StoryRow,
) {
  const named = new Set<unknown>(storyIds);
  return patchView<StoriesView>(storiesKey(slug, scope), (view) => ({
    stories: view.stories.map((packed) => (named.has(packed[0]) ? packStory(change(rowOf(packed))) : packed)),
  }));
}
