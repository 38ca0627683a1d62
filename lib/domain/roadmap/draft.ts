import type { FieldConflict } from "@/lib/domain/result";
import type { RoadmapView } from "./view";

/** Where an Epic stands on the roadmap. */
export type Place = { leadTeamId: string | null; firstSprint: number | null; lastSprint: number | null };

/** A draft's move of one Epic: where it stood when the draft first touched it, and where it goes. */
export type DraftMove = { epicId: string; seen: Place; to: Place };

const placeFields = ["leadTeamId", "firstSprint", "lastSprint"] as const satisfies readonly (keyof Place)[];

/** The roadmap as the draft would have it. Moves of Epics that are gone change nothing. */
export function withDraft(view: RoadmapView, moves: readonly DraftMove[]): RoadmapView {
  const to = new Map(moves.map((move) => [move.epicId, move.to]));
  return { ...view, epics: view.epics.map((epic) => ({ ...epic, ...to.get(epic.id) })) };
}

/** Whether two places are the same. */
export function samePlace(a: Place, b: Place): boolean {
  return placeFields.every((field) => a[field] === b[field]);
}

/**
 * What others changed meanwhile under a draft's move: the fields that are neither as the draft saw
 * them nor as it wants them. Empty when the move applies cleanly.
 */
export function draftConflicts(move: DraftMove, now: Place): FieldConflict[] {
  return placeFields
    .filter(
      (field) =>
        now[field] !== move.seen[field] && now[field] !== move.to[field] && move.to[field] !== move.seen[field],
    )
    .map((field) => ({ field, seen: move.seen[field], mine: move.to[field], theirs: now[field] }));
}

/** The fields a draft's move wants changed, against where the Epic stands now. */
export function draftEdits(move: DraftMove, now: Place): Partial<Place> {
  const edits: Partial<Place> = {};
  for (const field of placeFields) {
    if (move.to[field] !== move.seen[field] && move.to[field] !== now[field])
      Object.assign(edits, { [field]: move.to[field] });
  }
  return edits;
}

/** An open draft, as its owner sees it. `createdAt` is an ISO instant. */
export type DraftInList = { id: string; name: string; createdAt: string; moves: DraftMove[] };
