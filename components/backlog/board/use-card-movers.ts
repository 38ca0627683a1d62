"use client";

import { useEffect, useRef, useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { announce } from "@/components/ui/announce";
import { useHints } from "@/lib/client/use-live";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { type Context, storiesOf } from "@/lib/domain/live";

/** How long a name stays at what somebody moved, and how long a hint may wait for its rows. */
const shownFor = 4000;
const hintHoldsFor = 10_000;

const nobody: ReadonlyMap<string, string> = new Map();

/**
 * Who of the others moved which card a moment ago, by the Story's id: a hint says who, the next
 * rows say what. Also said for those who don't see it.
 */
export function useCardMovers(
  stories: readonly StoryRow[],
  teamId: string | undefined,
  people: readonly { id: string; name: string }[],
  columnName: (story: StoryRow) => string,
): ReadonlyMap<string, string> {
  const { flowTeamId, actor } = useHere();
  const [movers, setMovers] = useState(nobody);
  const before = useRef({ teamId, stories });
  const hinted = useRef<{ byId: string; storyIds: readonly string[] | null; at: number } | null>(null);
  const context: Context = teamId ? storiesOf(teamId) : "stories";
  const nameColumn = useRef(columnName);
  useEffect(() => {
    nameColumn.current = columnName;
  });

  useHints((hint) => {
    if (hint.flowTeamId !== flowTeamId || hint.context !== context) return;
    if (!hint.byId || hint.byId === actor.personId) return;
    hinted.current = { byId: hint.byId, storyIds: hint.ids, at: Date.now() };
  });

  useEffect(() => {
    const former = before.current;
    before.current = { teamId, stories };
    const hint = hinted.current;
    if (!hint || Date.now() - hint.at > hintHoldsFor || former.teamId !== teamId) return;
    const known = new Map(former.stories.map((row) => [row.id, row]));
    const moved = stories.filter((row) => {
      const old = known.get(row.id);
      return old && old !== row && (hint.storyIds?.includes(row.id) ?? true) && !sameSpot(old, row);
    });
    const [first] = moved;
    if (!first) return;
    hinted.current = null;
    const name = people.find(({ id }) => id === hint.byId)?.name ?? "Somebody";
    announce(
      moved.length === 1
        ? `${name} moved S-${first.number} to ${nameColumn.current(first)}`
        : `${name} moved ${moved.length} cards`,
    );
    setMovers(new Map(moved.map((row) => [row.id, name])));
  }, [stories, teamId, people]);

  useEffect(() => {
    if (movers.size === 0) return;
    const timer = setTimeout(() => setMovers(nobody), shownFor);
    return () => clearTimeout(timer);
  }, [movers]);

  return movers;
}

function sameSpot(a: StoryRow, b: StoryRow): boolean {
  return a.columnId === b.columnId && a.status === b.status && a.teamRank === b.teamRank && a.ownerId === b.ownerId;
}
