"use client";

import { useEffect, useRef, useState } from "react";
import { announce } from "@/components/ui/announce";
import { useHints } from "@/lib/client/use-live";
import { samePlace } from "@/lib/domain/roadmap/draft";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { spanWords } from "./sprint-words";

/** How long a name stays at what somebody moved, and how long a hint may wait for its rows. */
const shownFor = 4000;
const hintHoldsFor = 10_000;

/**
 * Who of the others moved which Epic a moment ago, by the Epic's id: a hint says who, the next view
 * says what. Also said for those who don't see it.
 */
export function useMovers(view: RoadmapView, myId: string): ReadonlyMap<string, string> {
  const [movers, setMovers] = useState<ReadonlyMap<string, string>>(new Map());
  const before = useRef(view);
  const hinted = useRef<{ byId: string; epicIds: readonly string[] | null; at: number } | null>(null);

  useHints((hint) => {
    if (hint.flowTeamId !== view.flowTeam.id || hint.context !== "backlog" || !hint.byId || hint.byId === myId) return;
    hinted.current = { byId: hint.byId, epicIds: hint.ids, at: Date.now() };
  });

  useEffect(() => {
    const known = new Map(before.current.epics.map((epic) => [epic.id, epic]));
    before.current = view;
    const hint = hinted.current;
    if (!hint || Date.now() - hint.at > hintHoldsFor) return;
    const moved = view.epics.filter((epic) => {
      const old = known.get(epic.id);
      return old && old !== epic && (hint.epicIds?.includes(epic.id) ?? true) && !samePlace(old, epic);
    });
    if (moved.length === 0) return;
    hinted.current = null;
    const name = view.people.find(({ id }) => id === hint.byId)?.name ?? "Somebody";
    const [first] = moved;
    announce(
      moved.length === 1 && first
        ? `${name} moved E-${first.number} to ${spanWords(first.firstSprint, first.lastSprint)}`
        : `${name} moved ${moved.length} Epics`,
    );
    setMovers(new Map(moved.map((epic) => [epic.id, name])));
  }, [view]);

  useEffect(() => {
    if (movers.size === 0) return;
    const timer = setTimeout(() => setMovers(new Map()), shownFor);
    return () => clearTimeout(timer);
  }, [movers]);

  return movers;
}
