import "server-only";
import type { WrittenInRoom } from "@/lib/domain/events/shutting";
import { type Tx, db } from "@/lib/server/db";
import type { EventNoteKind, FlowSprintEvent } from "@/prisma/client/client";
import { findEvent } from "./schedule-facts";

/** JSON of what was done in a room since it was opened; null where the key names no event that was ever opened. */
export async function writtenViewJson(flowTeamId: string, key: string): Promise<string | null> {
  const tx = db();
  const found = await findEvent(tx, flowTeamId, key);
  const event = found?.event.id ? await tx.flowSprintEvent.findUnique({ where: { id: found.event.id } }) : null;
  return event && JSON.stringify(await readWritten(tx, event));
}

/** What was done in a room since it was opened. */
export async function readWritten(
  tx: Tx,
  { id: eventId, flowTeamId, kind, sprintNumber, openedAt }: FlowSprintEvent,
): Promise<WrittenInRoom> {
  const where = { eventId, deletedAt: null };
  const came = await tx.attendance.findMany({ where: { eventId }, select: { personId: true } });
  // Registers aren't of an event: what who came has raised since then was raised in this room.
  const since = { gte: openedAt ?? new Date(0) };
  const raised = { flowTeamId, deletedAt: null, createdAt: since, raisedById: { in: came.map((one) => one.personId) } };
  const [notes, votes, cards, feedback, actions, improvements, claims, dependencies, risks, impediments] =
    await Promise.all([
      tx.eventNote.groupBy({ by: "kind", where, _count: true }),
      tx.ballot.count({ where: { eventId } }),
      tx.retroCard.count({ where }),
      tx.feedback.count({ where: { eventId } }),
      tx.actionItem.count({ where }),
      tx.improvement.count({ where }),
      // A claim is of its Flow Sprint: those made since then were made in this room.
      kind === "planning_1" && openedAt
        ? tx.claim.count({ where: { flowTeamId, sprintNumber, claimedAt: { gte: openedAt } } })
        : 0,
      tx.dependency.count({ where: raised }),
      tx.risk.count({ where: raised }),
      tx.impediment.count({ where: raised }),
    ]);
  const notesOf = (noteKind: EventNoteKind) => notes.find((one) => one.kind === noteKind)?._count ?? 0;
  return {
    decisions: notesOf("decision"),
    parked: notesOf("parked"),
    nones: notesOf("none"),
    extensions: notesOf("extension"),
    votes,
    cards,
    feedback,
    actions,
    improvements,
    claims,
    dependencies,
    risks,
    impediments,
  };
}
