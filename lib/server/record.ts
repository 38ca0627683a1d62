import "server-only";
import { Prisma } from "@/prisma/client/client";
import { type AuditDraft, type Run, auditInsert } from "./audit";
import type { Tx } from "./db";
import { type Hint, hintExpressions } from "./hints";

/** Entries written in one statement: an import has tens of thousands. */
const batchSize = 2000;

/**
 * Ends a run: appends its entries to history, counts up what it touched and notifies. One round trip
 * where the entries fit into one statement, since others wait for the revisions until the commit.
 */
export async function recordRun(
  tx: Tx,
  entries: readonly AuditDraft[],
  hints: readonly Hint[],
  run: Run,
): Promise<void> {
  const last = Math.max(0, Math.ceil(entries.length / batchSize) - 1) * batchSize;
  for (let from = 0; from < last; from += batchSize) {
    await tx.$executeRaw(auditInsert(entries.slice(from, from + batchSize), run));
  }
  const expressions = [
    ...(entries.length > 0 ? [Prisma.sql`written AS (${auditInsert(entries.slice(last), run)})`] : []),
    ...(hints.length > 0 ? [hintExpressions(hints, run)] : []),
  ];
  if (expressions.length === 0) return;
  const notified = hints.length > 0 ? Prisma.sql`SELECT count(*) FROM notified` : Prisma.sql`SELECT 1`;
  await tx.$executeRaw`WITH ${Prisma.join(expressions, ", ")} ${notified}`;
}
