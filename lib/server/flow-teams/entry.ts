import "server-only";
import { type Actor, can } from "@/lib/domain/access";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import type { Tx } from "@/lib/server/db";
import { type LockedFlowTeam, lockFlowTeam } from "./lock";

/** A retired Flow Team is kept to be read. */
export const refuseRetired = refuse({
  code: "rule",
  rule: "TEAM-1",
  message: "This Flow Team is retired: what it holds can be read, not changed.",
  wayOut: "Work in another Flow Team, or form a new one.",
});

/**
 * Locks a Flow Team for a change by somebody who sees its roadmap. `what` names the thing that then
 * doesn't exist for others. Refuses when the Flow Team is retired.
 */
export async function enterToChange(
  tx: Tx,
  actor: Actor,
  flowTeamId: string,
  what: string,
): Promise<Result<LockedFlowTeam>> {
  const flowTeam = can(actor, "see the roadmap", { flowTeamId }) ? await lockFlowTeam(tx, flowTeamId) : null;
  if (!flowTeam) return notFound(what);
  return flowTeam.state === "retired" ? refuseRetired : ok(flowTeam);
}
