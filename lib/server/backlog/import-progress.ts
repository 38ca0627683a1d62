import "server-only";
import { type Tx, db } from "@/lib/server/db";
import { logBug } from "@/lib/server/log";

/** Says in the transaction that this import runs, for as long as the transaction does: a crash ends it too. */
export async function markRunning(tx: Tx, importId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('flotilla import'), hashtext(${importId}))`;
}

/** Whether an import runs now, in any process. */
export async function isRunning(importId: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ runs: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND classid = (hashtext('flotilla import')::bigint & 4294967295)::oid
        AND objid = (hashtext(${importId})::bigint & 4294967295)::oid
    ) AS runs`;
  return row?.runs ?? false;
}

/**
 * Tells how far an import is. Beside its transaction, which nobody sees into; never waited for,
 * since what it tells is soon old, and one at a time: what came meanwhile is told after, the latest.
 */
export function progressOf(importId: string, total: number): (progress: number) => void {
  let isBusy = false;
  let latest = 0;
  const tell = (progress: number) => {
    isBusy = true;
    db()
      .import.updateMany({ where: { id: importId, state: "uploaded" }, data: { progress, total } })
      .catch((error: unknown) => void logBug("progress of an import", error))
      .finally(() => {
        isBusy = false;
        if (latest !== progress) tell(latest);
      });
  };
  return (progress) => {
    latest = progress;
    if (!isBusy) tell(progress);
  };
}
