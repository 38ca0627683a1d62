import "server-only";
import { type ChangedEpic, weighedLines } from "@/lib/domain/events/epic-changes";
import type { Minutes } from "@/lib/domain/events/minutes";
import type { ReadContext } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import type { FlowSprintEvent } from "@/prisma/client/client";

/** The Epics that were changed since an event opened, as history has it. */
export async function readChangedEpics(
  tx: Tx,
  { flowTeamId, openedAt }: Pick<FlowSprintEvent, "flowTeamId" | "openedAt">,
): Promise<ChangedEpic[]> {
  return tx.$queryRaw<ChangedEpic[]>`
    SELECT e.id, e.number, e.title, e."createdAt" >= ${openedAt} AS "isNew", e."deletedAt" IS NOT NULL AS "isGone",
      json_agg(json_build_object('before', a.before, 'after', a.after) ORDER BY a.id) AS entries
    FROM "AuditEntry" a JOIN "Epic" e ON e.id = a."itemId"
    WHERE a."flowTeamId" = ${flowTeamId}::uuid AND a."itemKind" = 'Epic' AND a.at >= ${openedAt}
    GROUP BY e.id ORDER BY e.number`;
}

/** What a Roadmap Refinement weighed of Epics. */
export async function weighedSections({ tx }: ReadContext, event: FlowSprintEvent): Promise<Minutes["sections"]> {
  const lines = weighedLines(await readChangedEpics(tx, event));
  return lines.length > 0 ? [{ title: "Weighed", lines }] : [];
}
