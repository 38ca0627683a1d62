import "server-only";
import { actionsFact } from "@/lib/domain/events/action-output";
import type { OutputFact } from "@/lib/domain/events/outputs";
import type { RoomAction } from "@/lib/domain/events/room";
import type { Tx } from "@/lib/server/db";
import type { OutputEvent } from "./outputs/loader";

/**
 * The action items of a room: those agreed in it, and those of its kind (and team) that came back from
 * before, open still or settled since it was opened.
 */
export async function readRoomActions(
  tx: Pick<Tx, "$queryRaw">,
  { id, flowTeamId, kind, teamId }: Pick<OutputEvent, "id" | "flowTeamId" | "kind" | "teamId">,
): Promise<RoomAction[]> {
  return tx.$queryRaw<RoomAction[]>`
    SELECT a.id, a.number, a.text, a."ownerId", p.name AS owner, a."dueOn"::text AS "dueOn", a.state::text AS state,
      a."eventId" IS NOT DISTINCT FROM ${id}::uuid AS "isNew"
    FROM "ActionItem" a
    LEFT JOIN "FlowSprintEvent" here ON here.id = ${id}::uuid
    LEFT JOIN "Person" p ON p.id = a."ownerId"
    WHERE a."flowTeamId" = ${flowTeamId}::uuid AND a.kind = ${kind}::"EventKind"
      AND a."teamId" IS NOT DISTINCT FROM ${teamId}::uuid AND a."deletedAt" IS NULL
      AND (a.state = 'open' OR a."eventId" = here.id OR a."closedAt" >= here."openedAt")
    ORDER BY a.number`;
}

/** How many of the room's action items have an owner and a date. */
export async function actionsWithOwnerAndDate(tx: Tx, event: OutputEvent): Promise<OutputFact> {
  return actionsFact(await readRoomActions(tx, event), `/flow-teams/${event.slug}/events/${event.key}`);
}
