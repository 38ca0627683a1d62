import "server-only";
import type { Actor } from "@/lib/domain/access";
import { type Result, notFound, ok } from "@/lib/domain/result";
import type { FlowTeamState } from "@/lib/domain/flow-teams/schema";
import { type Tx, db } from "@/lib/server/db";
import { type LockedFlowTeam, lockFlowTeam } from "./lock";

/** A Flow Team the actor has a part in. */
export type OpenFlowTeam = {
  id: string;
  slug: string;
  name: string;
  product: string;
  timeZone: string;
  state: FlowTeamState;
  isDemo: boolean;
};

/**
 * The Flow Team at an address, or null when there is none or the actor has no part in it: they hold
 * a role there, or are an Administrator. Administrators of the demo see the demo alone, and the
 * others everything else.
 */
export async function openFlowTeam(actor: Actor, slug: string): Promise<OpenFlowTeam | null> {
  const flowTeam = await db().flowTeam.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, product: true, timeZone: true, state: true, isDemo: true },
  });
  return flowTeam && (await hasPart(db(), actor, flowTeam)) ? flowTeam : null;
}

/**
 * Locks a Flow Team for a command, as `lockFlowTeam` does. Refuses with `not_found` when the actor
 * has no part in it.
 */
export async function enterFlowTeam(
  tx: Tx,
  actor: Actor,
  flowTeamId: string,
): Promise<Result<LockedFlowTeam>> {
  const flowTeam = await lockFlowTeam(tx, flowTeamId);
  return flowTeam && (await hasPart(tx, actor, flowTeam)) ? ok(flowTeam) : notFound("Flow Team");
}

/** Whether the actor holds a role in it or administers it. Asks the database for Administrators only. */
async function hasPart(
  tx: Tx,
  actor: Actor,
  flowTeam: { id: string; isDemo: boolean },
): Promise<boolean> {
  if (actor.roles.some((held) => held.flowTeamId === flowTeam.id)) return true;
  if (!actor.isAdministrator) return false;
  const person = await tx.person.findUnique({
    where: { id: actor.personId },
    select: { isDemo: true },
  });
  return person?.isDemo === flowTeam.isDemo;
}
