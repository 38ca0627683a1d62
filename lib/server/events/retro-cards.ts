import "server-only";
import { mostDotsOnOne, type OwnTable } from "@/lib/domain/events/retro";
import type { Tx } from "@/lib/server/db";
import type { RetroCard } from "@/prisma/client/client";

/** The cards of a retrospective that weren't removed. */
export function readCards(tx: Tx, eventId: string): Promise<RetroCard[]> {
  return tx.retroCard.findMany({ where: { eventId, deletedAt: null }, orderBy: { id: "asc" } });
}

/** Keeps a person's other dots in an event away until the transaction ends, so that what is counted holds still. */
export async function lockOwnDots(tx: Tx, eventId: string, personId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${eventId}/${personId}`}, 0))`;
}

/** How many dots a person has on which card of an event. */
export async function readOwnDots(tx: Tx, eventId: string, personId: string): Promise<OwnTable["dots"]> {
  const rows = await tx.secret.findMany({
    where: { eventId, personId, kind: "dots" },
    select: { itemId: true, value: true },
  });
  return Object.fromEntries(rows.map(({ itemId, value }) => [itemId, Number(value)]));
}

/** The most dots that one person has on the table of an event. */
export async function readMostPlaced(tx: Tx, eventId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ most: number }[]>`
    SELECT coalesce(max(placed), 0)::int AS most FROM (SELECT sum(value::int) AS placed FROM "Secret"
      WHERE "eventId" = ${eventId}::uuid AND kind = 'dots' GROUP BY "personId") one`;
  return row?.most ?? 0;
}

/** Puts all dots of a card onto another: who would have more there than allowed gets the others back. */
export async function moveDots(tx: Tx, fromId: string, toId: string): Promise<void> {
  const rows = await tx.secret.findMany({ where: { itemId: { in: [fromId, toId] }, kind: "dots" } });
  if (!rows.some(({ itemId }) => itemId === fromId)) return;
  const sums = new Map<string, number>();
  for (const { personId, value } of rows) sums.set(personId, (sums.get(personId) ?? 0) + Number(value));
  await tx.secret.deleteMany({ where: { itemId: { in: [fromId, toId] }, kind: "dots" } });
  const eventId = rows[0]?.eventId ?? "";
  await tx.secret.createMany({
    data: [...sums].map(([personId, sum]) => ({
      eventId,
      kind: "dots" as const,
      itemId: toId,
      personId,
      value: String(Math.min(mostDotsOnOne, sum)),
    })),
  });
}

/** Writes down how many dots each group of an event has got. Who placed them is no part of it. */
export async function countDots(tx: Tx, eventId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "RetroCard" c SET dots = CASE WHEN c."groupId" IS NULL THEN coalesce(
      (SELECT sum(s.value::int) FROM "Secret" s WHERE s."itemId" = c.id AND s.kind = 'dots'), 0) END
    WHERE c."eventId" = ${eventId}::uuid AND c."deletedAt" IS NULL`;
}

/** Takes all dots of an event off the table, and what was counted of them. */
export async function clearDots(tx: Tx, eventId: string): Promise<void> {
  await tx.secret.deleteMany({ where: { eventId, kind: "dots" } });
  await tx.retroCard.updateMany({ where: { eventId }, data: { dots: null } });
}

/**
 * Forgets who wrote which card for retrospectives of a Flow Team that weren't held: those of Flow
 * Sprints before `before`, or all. The cards stay, as nobody's.
 */
export async function forgetAuthors(tx: Tx, flowTeamId: string, before: number | null): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "Secret" s USING "FlowSprintEvent" e
    WHERE e.id = s."eventId" AND e."flowTeamId" = ${flowTeamId}::uuid
      AND (${before}::int IS NULL OR (e."sprintNumber" < ${before}::int AND e.state <> 'running'))`;
}
