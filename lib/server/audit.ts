import "server-only";
import type { ItemKind } from "@/lib/domain/audit";
import type { Tx } from "./db";

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
  reason?: string;
  undo?: { command: string; input: object };
};

type Run = {
  at: Date;
  actorId: string | null;
  command: string;
  commandId: string;
  undoOf: string | null;
};

/** Entries written in one statement: an import has tens of thousands. */
const batchSize = 2000;

/** Appends a run's entries to history, in their order. */
export async function writeAudit(tx: Tx, entries: AuditDraft[], run: Run): Promise<void> {
  const { at, actorId, command, commandId, undoOf } = run;
  for (let from = 0; from < entries.length; from += batchSize) {
    const rows = entries.slice(from, from + batchSize).map(({ flowTeamId, item, before, after, reason, undo }) => ({
      flowTeamId,
      itemKind: item.kind,
      itemId: item.id,
      itemTitle: item.title,
      before,
      after,
      reason,
      undo,
    }));
    await tx.$executeRaw`
      INSERT INTO "AuditEntry" (at, "actorId", command, "commandId", "undoOf",
        "flowTeamId", "itemKind", "itemId", "itemTitle", before, after, reason, undo)
      SELECT ${at}, ${actorId}::uuid, ${command}, ${commandId}::uuid, ${undoOf}::uuid,
        e."flowTeamId", e."itemKind", e."itemId", e."itemTitle", e.before, e.after, e.reason, e.undo
      FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS ("flowTeamId" uuid, "itemKind" text, "itemId" uuid,
        "itemTitle" text, before jsonb, after jsonb, reason text, undo jsonb)) WITH ORDINALITY AS e
      ORDER BY e.ordinality`;
  }
}
