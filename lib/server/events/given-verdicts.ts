import "server-only";
import type { Minutes } from "@/lib/domain/events/minutes";
import { type GivenVerdict, verdictLine } from "@/lib/domain/events/roadmap-lines";
import type { ReadContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";

/** The verdicts on feasibility given since the event was opened, by the Epics' numbers. */
export async function verdictSections(
  { tx }: ReadContext,
  { flowTeamId, openedAt }: FlowSprintEvent,
): Promise<Minutes["sections"]> {
  const given = await tx.$queryRaw<GivenVerdict[]>`
    SELECT e.number, e.title, e.feasibility::text AS feasibility, e."feasibilityNote" AS note, p.name AS by
    FROM "Epic" e LEFT JOIN "Person" p ON p.id = e."feasibilityById"
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL
      AND e.feasibility IS NOT NULL AND e."feasibilityAt" >= ${openedAt}
    ORDER BY e.number`;
  return given.length > 0 ? [{ title: "Verdicts on feasibility", lines: given.map(verdictLine) }] : [];
}
