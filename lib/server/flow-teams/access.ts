import "server-only";
import { cache } from "react";
import { type Actor, can } from "@/lib/domain/access";
import type { FlowTeamState } from "@/lib/domain/flow-teams/schema";
import { isSlug } from "@/lib/domain/flow-teams/slug";
import { type Result, notFound, ok } from "@/lib/domain/result";
import { type Tx, db } from "@/lib/server/db";
import { refuseRetired } from "./entry";
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
 * others everything else. One query a request, however many parts of the page ask.
 */
export const openFlowTeam = cache(async (actor: Actor, slug: string): Promise<OpenFlowTeam | null> => {
  if (!isSlug(slug)) return null;
  const flowTeam = await db().flowTeam.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, product: true, timeZone: true, state: true, isDemo: true },
  });
  return flowTeam && hasPart(actor, flowTeam) ? flowTeam : null;
});

/**
 * Locks a Flow Team for a change, as `lockFlowTeam` does. Refuses with `not_found` when the actor
 * has no part in it, and when it is retired.
 */
export async function enterFlowTeam(tx: Tx, actor: Actor, flowTeamId: string): Promise<Result<LockedFlowTeam>> {
  const flowTeam = await lockFlowTeam(tx, flowTeamId);
  if (!flowTeam || !hasPart(actor, flowTeam)) return notFound("Flow Team");
  return flowTeam.state === "retired" ? refuseRetired : ok(flowTeam);
}

/** Whether the actor has a part in a Flow Team, as `openFlowTeam` asks. */
export function hasPart(actor: Actor, { id, isDemo }: { id: string; isDemo: boolean }): boolean {
  if (actor.roles.some((held) => held.flowTeamId === id)) return true;
  const isOfTheDemo = actor.confinedTo !== undefined;
  return can(actor, "see the flow team", { flowTeamId: id }) && isDemo === isOfTheDemo;
}
