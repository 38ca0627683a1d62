import "server-only";
import { eventKinds } from "@/lib/domain/events/contracts";
import { isForGuests } from "@/lib/domain/events/schedule-rules";
import { Prisma } from "@/prisma/client/client";

/**
 * Whether news, which the statement calls `news`, is shown to whom it was told: all of it to Members. A
 * Stakeholder sees what it is about of the events that invite them or that they are guests of, and of
 * series what they were told as one. So who was a Member before keeps nothing that is for Members.
 */
export function isShownNews(flowTeamId: string, personId: string): Prisma.Sql {
  const here = Prisma.sql`held."personId" = ${personId}::uuid AND held."flowTeamId" = ${flowTeamId}::uuid AND held."endedAt" IS NULL`;
  const open = eventKinds.filter(isForGuests);
  return Prisma.sql`(
    EXISTS (SELECT FROM "RoleHolding" held WHERE ${here} AND held.role <> 'stakeholder')
    OR (news."itemKind" = 'Event' AND EXISTS (SELECT FROM "FlowSprintEvent" event WHERE event.id = news."itemId"
      AND (event.kind = ANY(${open}::"EventKind"[]) OR EXISTS (SELECT FROM "EventGuest" guest
        WHERE guest."eventId" = event.id AND guest."personId" = ${personId}::uuid))))
    OR (news."itemKind" = 'Event series' AND news."createdAt" >= (SELECT min(held.since) FROM "RoleHolding" held WHERE ${here})))`;
}
