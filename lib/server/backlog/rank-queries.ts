import "server-only";
import type { z } from "zod";
import type { RankEpic } from "@/lib/domain/backlog/schema";
import type { Tx } from "@/lib/server/db";

type Place = z.infer<typeof RankEpic>["place"];

/**
 * The ranks between which the place lies; null for the list's end. Removed Epics keep their ranks
 * and count, so that a rank is never given twice. The Flow Team must be locked.
 */
export async function neighbours(
  tx: Tx,
  flowTeamId: string,
  place: Place,
  movingId?: string,
): Promise<{ before: string | null; after: string | null; anchorExists: boolean }> {
  const others = { flowTeamId, ...(movingId && { id: { not: movingId } }) };
  const edge = async (order: "asc" | "desc", bound: object = {}) =>
    (await tx.epic.findFirst({ where: { ...others, ...bound }, orderBy: { rank: order }, select: { rank: true } }))
      ?.rank ?? null;
  if (place.at === "top") return { before: null, after: await edge("asc"), anchorExists: true };
  if (place.at === "bottom") return { before: await edge("desc"), after: null, anchorExists: true };
  const anchor = await tx.epic.findFirst({
    where: { id: place.epicId, flowTeamId, deletedAt: null },
    select: { rank: true },
  });
  if (!anchor) return { before: null, after: null, anchorExists: false };
  return place.at === "before"
    ? { before: await edge("desc", { rank: { lt: anchor.rank } }), after: anchor.rank, anchorExists: true }
    : { before: anchor.rank, after: await edge("asc", { rank: { gt: anchor.rank } }), anchorExists: true };
}

/** The Epic right before this one in the Product Backlog, and this one's position from 1. */
export async function predecessor(
  tx: Tx,
  flowTeamId: string,
  epicId: string,
): Promise<{ epicId: string | null; position: number }> {
  const [row] = await tx.$queryRaw<{ epicId: string | null; position: number }[]>`
    SELECT (SELECT p.id FROM "Epic" p WHERE p."flowTeamId" = ${flowTeamId}::uuid AND p."deletedAt" IS NULL AND p.rank < e.rank
            ORDER BY p.rank DESC LIMIT 1) AS "epicId",
           (SELECT count(*)::int + 1 FROM "Epic" p WHERE p."flowTeamId" = ${flowTeamId}::uuid AND p."deletedAt" IS NULL AND p.rank < e.rank) AS position
    FROM "Epic" e WHERE e.id = ${epicId}::uuid`;
  return row ?? { epicId: null, position: 1 };
}
