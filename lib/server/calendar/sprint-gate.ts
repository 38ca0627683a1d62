import "server-only";
import { type SprintTransition, checkSprintGate, gateEvents } from "@/lib/domain/calendar/sprint-gate";
import { type Result, ok } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";

type Sprint = { id: string; flowTeamId: string; number: number; isBeforeFlotilla: boolean };

/**
 * CAL-4's gate at the start or the close of a Flow Sprint. Without its events the CSM's Override is
 * used up, whose reason is the value; null where none was needed. What happened before Flotilla
 * came into use passes.
 */
export async function passSprintGate(
  { tx, now }: CommandContext,
  transition: SprintTransition,
  { id, flowTeamId, number, isBeforeFlotilla }: Sprint,
): Promise<Result<string | null>> {
  if (isBeforeFlotilla) return ok(null);
  const events = await tx.flowSprintEvent.findMany({
    where: { flowTeamId, sprintNumber: number, kind: { in: [...gateEvents[transition]] } },
    select: { kind: true, state: true },
  });
  const held = checkSprintGate(transition, number, events);
  if (held.ok) return ok(null);
  const [used] = await tx.$queryRaw<{ reason: string }[]>`
    UPDATE "Override" SET "usedAt" = ${now}
    WHERE "itemId" = ${id}::uuid AND rule = 'CAL-4' AND transition = ${transition} AND "usedAt" IS NULL
    RETURNING reason`;
  return used ? ok(used.reason) : held;
}
