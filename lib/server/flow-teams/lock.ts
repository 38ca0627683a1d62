import "server-only";
import type { FlowTeamState } from "@/lib/domain/flow-teams/schema";
import type { Tx } from "@/lib/server/db";

/** A Flow Team whose row this transaction holds: nobody else counts or changes its parts meanwhile. */
export type LockedFlowTeam = {
  id: string;
  slug: string;
  name: string;
  product: string;
  timeZone: string;
  state: FlowTeamState;
  isDemo: boolean;
  nextEpicNumber: number;
};

/**
 * Locks a Flow Team until the transaction ends, so that what its rules count holds still. Null when
 * there is none. References to the row stay free: only what locks or changes it too has to wait.
 */
export async function lockFlowTeam(tx: Tx, flowTeamId: string): Promise<LockedFlowTeam | null> {
  const rows = await tx.$queryRaw<LockedFlowTeam[]>`
    SELECT id, slug, name, product, "timeZone", state::text AS state, "isDemo", "nextEpicNumber"
    FROM "FlowTeam" WHERE id = ${flowTeamId}::uuid FOR NO KEY UPDATE`;
  return rows[0] ?? null;
}
