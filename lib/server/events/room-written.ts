import "server-only";
import type { WrittenInRoom } from "@/lib/domain/events/shutting";
import type { Tx } from "@/lib/server/db";
import type { FlowSprintEvent } from "@/prisma/client/client";

/** What was written in a room since it was opened. */
export async function readWritten(
  tx: Tx,
  { id: eventId, flowTeamId, kind, sprintNumber, openedAt }: FlowSprintEvent,
): Promise<WrittenInRoom> {
  const where = { eventId, deletedAt: null };
  const [notes, votes, cards, feedback, actions, improvements, claims] = await Promise.all([
    tx.eventNote.count({ where }),
    tx.ballot.count({ where: { eventId } }),
    tx.retroCard.count({ where }),
    tx.feedback.count({ where: { eventId } }),
    tx.actionItem.count({ where }),
    tx.improvement.count({ where }),
    // A claim is of its Flow Sprint: those made since then were made in this room.
    kind === "planning_1" && openedAt
      ? tx.claim.count({ where: { flowTeamId, sprintNumber, claimedAt: { gte: openedAt } } })
      : 0,
  ]);
  return { notes, votes, cards, feedback, actions, improvements, claims };
}
