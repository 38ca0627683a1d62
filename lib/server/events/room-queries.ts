import "server-only";
import type { Minutes } from "@/lib/domain/events/minutes";
import { earlierThan } from "@/lib/domain/events/order";
import { outputsOf } from "@/lib/domain/events/outputs";
import type { RoomNote, RoomRights, RoomView } from "@/lib/domain/events/room";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import type { ScheduledEvent } from "@/lib/domain/events/schedule-model";
import { db } from "@/lib/server/db";
import { readRoomActions } from "./action-queries";
import { clockOf, facilitatorOf, stageOf } from "./event-state";
import { outputLoaders } from "./output-facts";
import type { OutputEvent } from "./outputs/loader";
import type { ReadTx } from "./review-facts";
import { readRoomPeople } from "./room-people";
import { findEvent } from "./schedule-facts";

/** What decides whether somebody may look into a room; null where the key names no event. */
export async function readRoomRights(flowTeamId: string, key: string): Promise<RoomRights | null> {
  const found = await findEvent(db(), flowTeamId, key);
  if (!found) return null;
  const { kind, teamId, id } = found.event;
  const [row, guests] = await Promise.all([
    id ? db().flowSprintEvent.findUnique({ where: { id }, select: { facilitatorId: true, state: true } }) : null,
    id ? db().eventGuest.findMany({ where: { eventId: id }, select: { personId: true } }) : [],
  ]);
  return {
    flowTeamId,
    kind,
    teamId,
    facilitatorId: row && facilitatorOf(row),
    guestIds: guests.map(({ personId }) => personId),
  };
}

/** JSON of a RoomView; null where the key names no event. */
export async function roomViewJson(flowTeamId: string, key: string): Promise<string | null> {
  const found = await findEvent(db(), flowTeamId, key);
  if (!found) return null;
  const { event } = found;
  const [row, people, notes, actions, prepared, before] = await Promise.all([
    event.id ? db().flowSprintEvent.findUniqueOrThrow({ where: { id: event.id } }) : null,
    readRoomPeople(db(), { ...event, flowTeamId }),
    event.id ? readNotes(event.id) : [],
    // A closed room has them in its minutes.
    event.state === "closed" ? [] : readRoomActions(db(), { ...event, flowTeamId }),
    event.id ? db().preparation.findMany({ where: { eventId: event.id }, select: { subjectId: true } }) : [],
    readBefore(flowTeamId, event),
  ]);
  const view: RoomView = {
    event,
    teamSlug: found.team?.slug ?? null,
    teamName: found.team?.name ?? null,
    teamHue: found.team?.hue ?? null,
    facilitatorId: row?.facilitatorId ?? null,
    openedAt: row?.openedAt?.getTime() ?? null,
    closedAt: row?.closedAt?.getTime() ?? null,
    calledOffWhy: row?.calledOffWhy ?? "",
    clock: row ? clockOf(row) : { step: 0, runningSince: null, steps: [] },
    stage: row ? stageOf(row) : {},
    people,
    notes,
    actions,
    prepared: prepared.map(({ subjectId }) => subjectId),
    minutes: (row?.minutesDocument as Minutes | null) ?? null,
    before,
    earlier: event.state === "scheduled" ? earlierThan(event, scheduleSprint(found.ground, event.sprintNumber)) : [],
  };
  return JSON.stringify(view);
}

/** JSON of the closing list (OutputStanding[]); null where the key names no event. */
export async function outputsViewJson(flowTeamId: string, slug: string, key: string): Promise<string | null> {
  const found = await findEvent(db(), flowTeamId, key);
  if (!found) return null;
  const event: OutputEvent = { ...found.event, flowTeamId, slug };
  const tx = db();
  const [facts, nones] = await Promise.all([
    outputLoaders[event.kind].load(tx, event),
    event.id
      ? db().eventNote.findMany({
          where: { eventId: event.id, kind: "none", deletedAt: null },
          select: { about: true },
        })
      : [],
  ]);
  return JSON.stringify(
    outputsOf(
      event.kind,
      facts,
      nones.map(({ about }) => about),
    ),
  );
}

/** What was noted in an event and not taken off, with who wrote it, the oldest first. */
export async function readNotes(eventId: string, tx: ReadTx = db()): Promise<RoomNote[]> {
  const rows = await tx.$queryRaw<(Omit<RoomNote, "at" | "doneAt"> & { at: Date; doneAt: Date | null })[]>`
    SELECT n.id, n.kind::text AS kind, n.about, n.text, p.name AS author, n."createdAt" AS at, n."doneAt"
    FROM "EventNote" n LEFT JOIN "Person" p ON p.id = n."authorId"
    WHERE n."eventId" = ${eventId}::uuid AND n."deletedAt" IS NULL ORDER BY n."createdAt", n.id`;
  return rows.map((row) => ({ ...row, at: row.at.getTime(), doneAt: row.doneAt?.getTime() ?? null }));
}

async function readBefore(flowTeamId: string, event: ScheduledEvent): Promise<RoomView["before"]> {
  const row = await db().flowSprintEvent.findFirst({
    where: {
      flowTeamId,
      kind: event.kind,
      teamId: event.teamId,
      state: "closed",
      key: { not: event.key },
    },
    orderBy: { closedAt: "desc" },
    select: { key: true, closedAt: true },
  });
  return row?.closedAt ? { key: row.key, closedAt: row.closedAt.getTime() } : null;
}
