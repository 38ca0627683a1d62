import "server-only";
import type { CommandContext } from "@/lib/server/command";
import type { OpenStay } from "./story-facts";

/**
 * Ends open stays in Sprint Backlogs. In a running Flow Sprint that is a scope change, kept with its
 * reason and the points it had; a plan that hasn't started simply no longer holds the Story.
 */
export async function endStays(
  { tx, actor, now }: CommandContext,
  ended: readonly { stay: OpenStay; points: number }[],
  reason: string,
): Promise<void> {
  const rows = ended.map(({ stay, points }) => ({ id: stay.id, points, isKept: stay.sprintState !== "planned" }));
  const kept = rows.filter(({ isKept }) => isKept);
  const dropped = rows.filter(({ isKept }) => !isKept).map(({ id }) => id);
  if (kept.length > 0) {
    await tx.$executeRaw`
      UPDATE "SprintEntry" n SET "leftAt" = ${now}, "leftById" = ${actor.personId}::uuid, "leaveReason" = ${reason},
        "pointsAtEnd" = w.points, outcome = 'removed'
      FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS w (id uuid, points int) WHERE n.id = w.id`;
  }
  if (dropped.length > 0) await tx.sprintEntry.deleteMany({ where: { id: { in: dropped } } });
}
