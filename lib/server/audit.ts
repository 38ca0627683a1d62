import "server-only";
import type { ItemKind } from "@/lib/domain/audit";
import { Prisma } from "@/prisma/client/client";
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

/** Appends a run's entries to history, in one statement. */
export async function writeAudit(tx: Tx, entries: AuditDraft[], run: Run): Promise<void> {
  if (entries.length === 0) return;
  await tx.auditEntry.createMany({
    data: entries.map((entry) => ({
      ...run,
      flowTeamId: entry.flowTeamId,
      itemKind: entry.item.kind,
      itemId: entry.item.id,
      itemTitle: entry.item.title,
      before: asJson(entry.before),
      after: asJson(entry.after),
      reason: entry.reason ?? null,
      undo: entry.undo ? asJson(entry.undo) : Prisma.DbNull,
    })),
  });
}

function asJson(value: object | null) {
  return value === null ? Prisma.DbNull : (value as Prisma.InputJsonObject);
}
