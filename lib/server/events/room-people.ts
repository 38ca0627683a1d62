import "server-only";
import type { Role } from "@/lib/domain/access";
import { type EventKind, contracts } from "@/lib/domain/events/contracts";
import type { RoomPerson } from "@/lib/domain/events/room";
import type { Tx } from "@/lib/server/db";

/** Who an event is for, by name: those its contract invites by their roles, those asked, and who came anyway. */
export async function readRoomPeople(
  tx: Tx,
  event: { id: string | null; flowTeamId: string; kind: EventKind; teamId: string | null },
): Promise<RoomPerson[]> {
  const invited = [...contracts[event.kind].invited];
  const rows = await tx.$queryRaw<(Omit<RoomPerson, "joinedAt"> & { joinedAt: Date | null })[]>`
    SELECT p.id, p.name,
      coalesce((SELECT json_agg(json_build_object('role', r.role, 'teamId', r."scrumTeamId") ORDER BY r.role, r.since)
        FROM "RoleHolding" r WHERE r."personId" = p.id AND r."flowTeamId" = ${event.flowTeamId}::uuid AND r."endedAt" IS NULL),
        '[]') AS roles,
      guest."personId" IS NOT NULL AS "isGuest", came."joinedAt", came."readyStep"
    FROM "Person" p
    LEFT JOIN "EventGuest" guest ON guest."personId" = p.id AND guest."eventId" = ${event.id}::uuid
    LEFT JOIN "Attendance" came ON came."personId" = p.id AND came."eventId" = ${event.id}::uuid
    WHERE guest."personId" IS NOT NULL OR came."personId" IS NOT NULL OR p.id IN (
      SELECT r."personId" FROM "RoleHolding" r
      WHERE r."flowTeamId" = ${event.flowTeamId}::uuid AND r."endedAt" IS NULL AND r.role = ANY(${invited}::"Role"[])
        AND (${event.teamId}::uuid IS NULL OR r."scrumTeamId" = ${event.teamId}::uuid))
    ORDER BY p.name, p.id`;
  return rows.map((row) => ({
    ...row,
    joinedAt: row.joinedAt?.getTime() ?? null,
    roles: row.roles as { role: Role; teamId: string | null }[],
  }));
}
