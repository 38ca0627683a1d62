import "server-only";
import { createHash } from "node:crypto";
import type { EventLinkInList } from "@/lib/domain/events/review";
import { type Tx, db } from "@/lib/server/db";

/** What is kept of a link's secret, and of what a visitor's browser keeps. */
export function hashEventSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** The Review a link opens, and whether it does so still. */
export type LinkedEvent = { linkId: string; flowTeamId: string; key: string; isRevoked: boolean };

/** What a link opens or opened; null for what never was one. */
export async function findEventLink(token: string): Promise<LinkedEvent | null> {
  if (!/^[\w-]{32}$/.test(token)) return null;
  const link = await db().eventLink.findUnique({ where: { tokenHash: hashEventSecret(token) } });
  if (!link) return null;
  const event = await db().flowSprintEvent.findUniqueOrThrow({
    where: { id: link.eventId },
    select: { flowTeamId: true, key: true },
  });
  return { linkId: link.id, ...event, isRevoked: link.revokedAt !== null };
}

/** Whether a link isn't revoked; with a key, whether somebody came by it whom it belongs to. */
export async function isInForce(token: string, visitorKey?: string): Promise<boolean> {
  const visitors = visitorKey === undefined ? {} : { visitors: { some: { keyHash: hashEventSecret(visitorKey) } } };
  const where = { tokenHash: hashEventSecret(token), revokedAt: null, ...visitors };
  return (await db().eventLink.count({ where })) > 0;
}

/** A visitor's id by the link they came by and what their browser keeps; null where they aren't one. */
export async function findVisitor(
  tx: Pick<Tx, "visitor">,
  linkId: string,
  visitorKey: string,
): Promise<{ id: string; name: string } | null> {
  return tx.visitor.findFirst({
    where: { linkId, keyHash: hashEventSecret(visitorKey) },
    select: { id: true, name: true },
  });
}

/** JSON of the EventLinksView of an event: its links, the newest first, without their secrets. */
export async function eventLinksJson(flowTeamId: string, key: string): Promise<string> {
  const rows = await db().$queryRaw<(Omit<EventLinkInList, "at"> & { at: Date })[]>`
    SELECT l.id, p.name AS "createdBy", l."createdAt" AS at, l."revokedAt" IS NOT NULL AS "isRevoked",
      (SELECT count(*)::int FROM "Visitor" v WHERE v."linkId" = l.id) AS visitors
    FROM "EventLink" l JOIN "FlowSprintEvent" e ON e.id = l."eventId" LEFT JOIN "Person" p ON p.id = l."createdById"
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e.key = ${key} ORDER BY l."createdAt" DESC, l.id`;
  return JSON.stringify({ links: rows.map((row) => ({ ...row, at: row.at.getTime() })) });
}
