"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type DraftMove, type Place, samePlace, withDraft } from "@/lib/domain/roadmap/draft";
import type { RoadmapView } from "@/lib/domain/roadmap/view";

/** How long keys may rest before what they did is sent, in milliseconds. */
const rest = 600;

/**
 * Gathers moves made by keys, so that ten presses are one change: the view shows them at once, and
 * they are sent together when the keys rest.
 */
export function useHeldMoves(
  view: RoadmapView,
  send: ((move: DraftMove) => void) | undefined,
): { shown: RoadmapView; hold(epicId: string, to: Place): void } {
  const [held, setHeld] = useState<readonly DraftMove[]>([]);
  const latest = useRef({ held, send });
  useEffect(() => {
    latest.current = { held, send };
  });

  const flush = useCallback(() => {
    const { held: moves, send: sendOne } = latest.current;
    if (moves.length === 0) return;
    latest.current.held = [];
    for (const move of moves) if (!samePlace(move.seen, move.to)) sendOne?.(move);
    setHeld([]);
  }, []);

  useEffect(() => {
    if (held.length === 0) return;
    const timer = setTimeout(flush, rest);
    return () => clearTimeout(timer);
  }, [held, flush]);
  // Leaving the page sends what is held.
  useEffect(() => {
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [flush]);

  const hold = useCallback(
    (epicId: string, to: Place) => {
      const epic = view.epics.find(({ id }) => id === epicId);
      if (!epic) return;
      setHeld((moves) => {
        const before = moves.find((move) => move.epicId === epicId);
        const seen = before?.seen ?? {
          leadTeamId: epic.leadTeamId,
          firstSprint: epic.firstSprint,
          lastSprint: epic.lastSprint,
        };
        return [...moves.filter((move) => move.epicId !== epicId), { epicId, seen, to }];
      });
    },
    [view.epics],
  );

  const shown = useMemo(() => (held.length === 0 ? view : withDraft(view, held)), [view, held]);
  return { shown, hold };
}
