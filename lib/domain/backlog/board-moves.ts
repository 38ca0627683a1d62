import { inTeamOrder } from "./team-order";
import { rankBetween } from "./ranks";
import type { StoryRow } from "./story-row";
import type { StoryPlace } from "./story-schema";
import { type BoardColumn, statusOfColumn } from "./workflow";

/**
 * Where in the team's order a card goes that is put at `index` of a cell. `cell`: the cards of the
 * cell without it. Null where no other card says so.
 */
export function placeInCell(cell: readonly { id: string }[], index: number): StoryPlace | null {
  const next = cell[index];
  if (next) return { at: "before", storyId: next.id };
  const before = cell[Math.min(index, cell.length) - 1];
  return before ? { at: "after", storyId: before.id } : null;
}

/** A card's move, as the screen shows it before the server has answered. `at` in seconds since 1970. */
type CardMove = { storyId: string; columnId: string; place: StoryPlace | null; at: number };

/** The row of a moved card: what `moveCard` will make of it. */
export function movedCard(
  row: StoryRow,
  move: CardMove,
  columns: readonly BoardColumn[],
  stories: readonly StoryRow[],
): StoryRow {
  const status = statusOfColumn(columns, move.columnId);
  const isElsewhere = row.columnId !== move.columnId;
  return {
    ...row,
    columnId: move.columnId,
    status,
    columnSince: isElsewhere ? move.at : row.columnSince,
    startedAt: status === "open" ? row.startedAt : (row.startedAt ?? move.at),
    doneAt: status === "done" ? (row.doneAt ?? move.at) : null,
    // What is done isn't blocked.
    blockedReason: status === "done" ? null : row.blockedReason,
    blockedSince: status === "done" ? null : row.blockedSince,
    teamRank: move.place ? rankAt(move.place, row.id, stories) : row.teamRank,
  };
}

/** A rank at the place among the Stories that are here; the server's own may lie elsewhere between the same two. */
function rankAt(place: StoryPlace, movedId: string, stories: readonly StoryRow[]): string | null {
  const others = inTeamOrder(stories).filter(({ id }) => id !== movedId);
  const index = "storyId" in place ? others.findIndex(({ id }) => id === place.storyId) : -1;
  const boundary =
    place.at === "top"
      ? 0
      : place.at === "bottom" || index < 0
        ? others.length
        : place.at === "before"
          ? index
          : index + 1;
  const [before, after] = [others[boundary - 1]?.teamRank ?? null, others[boundary]?.teamRank ?? null];
  return before !== null && after !== null && before >= after ? before : rankBetween(before, after);
}
