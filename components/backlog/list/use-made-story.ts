"use client";

import { useEffect, useRef, useState } from "react";
import { useCommandDesk } from "@/lib/client/use-command";
import type { Grouping } from "@/lib/domain/backlog/list-kinds";
import { placeInList } from "@/lib/domain/backlog/list-rows";
import type { BacklogModel } from "./use-backlog-model";

/** How long the row of a Story just written is marked. In milliseconds. */
const markedFor = 4_000;

/**
 * Finds a Story just written in the list: unfolds what it is folded away under, or says that the
 * filters hide it. `madeId` is its row, to be scrolled to and marked, for a moment.
 */
export function useMadeStory(
  { rows, stories, allStories }: BacklogModel,
  grouping: Grouping,
  onTurn: (id: string) => void,
): { madeId: string | null; onMade(number: number): void } {
  const { announce } = useCommandDesk();
  const [made, setMade] = useState<number | null>(null);
  /** The one that has been looked for: its head is turned once, and its absence said once. */
  const lookedFor = useRef<number | null>(null);
  const story = made === null ? undefined : allStories?.find(({ number }) => number === made);
  const isPassing = story !== undefined && stories.includes(story);
  const place = story && isPassing ? placeInList(rows, story, grouping) : null;
  const madeId = place && "row" in place ? place.row : null;
  const foldedIn = place && "foldedIn" in place ? place.foldedIn : null;

  useEffect(() => {
    if (made === null || !story || madeId || lookedFor.current === made) return;
    if (isPassing && !foldedIn) return;
    lookedFor.current = made;
    if (foldedIn) onTurn(foldedIn);
    else announce(`S-${made} doesn't pass the filters, so it isn't in the list`);
  }, [made, story, madeId, isPassing, foldedIn, onTurn, announce]);

  useEffect(() => {
    if (madeId === null) return;
    const timer = setTimeout(() => setMade(null), markedFor);
    return () => clearTimeout(timer);
  }, [madeId]);

  return { madeId, onMade: setMade };
}
