import "server-only";
import type { ItemKind } from "@/lib/domain/audit";
import { Prisma } from "@/prisma/client/client";

/**
 * One item's change as a command records it. `before` is null for what is new, `after` for what is
 * gone; both hold only the fields that changed. `undo` names the command and input that take the
 * whole run back.
 */
export type AuditDraft = {
  flowTeamId: string | null;
  item: { kind: ItemKind; id: string; title: string };
  before: object | null;
  after: object | null;
  reason?: string | null;
  undo?: { command: string; input: object };
};

/** One run of a command, as its entries and hints name it. */
export type Run = {
  at: Date;
  actorId: string | null;
  command: string;
  commandId: string;
  undoOf: string | null;
};

/** The INSERT that appends entries of a run to history, in their order. */
export function auditInsert(entries: readonly AuditDraft[], run: Run): Prisma.Sql {
  const { at, actorId, command, commandId, undoOf } = run;
  const rows = entries.map(({ flowTeamId, item, before, after, reason, undo }) => ({
    flowTeamId,
    itemKind: item.kind,
    itemId: item.id,
    itemTitle: item.title,
    before,
    after,
    reason,
    undo,
  }));
  return Prisma.sql`
    INSERT INTO "AuditEntry" (at, "actorId", command, "commandId", "undoOf",
      "flowTeamId", "itemKind", "itemId", "itemTitle", before, after, reason, undo)
    SELECT ${at}, ${actorId}::uuid, ${command}, ${commandId}::uuid, ${undoOf}::uuid,
      e."flowTeamId", e."itemKind", e."itemId", e."itemTitle", e.before, e.after, e.reason, e.undo
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS ("flowTeamId" uuid, "itemKind" text, "itemId" uuid,
      "itemTitle" text, before jsonb, after jsonb, reason text, undo jsonb)) WITH ORDINALITY AS e
    ORDER BY e.ordinality`;
}
