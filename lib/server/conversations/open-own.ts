import "server-only";
import { notFound, redirect } from "next/navigation";
import { can } from "@/lib/domain/access";
import type { PaintedView } from "@/lib/domain/live";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";
import { type View, readView } from "@/lib/server/view";

/**
 * What a page of a person's own shows first. Guests, who own no work here, are sent to their Today from
 * what is for Members; Administrators without a role are sent to the people.
 */
export async function openOwn<Shape>(
  slug: string,
  viewOf: (personId: string) => View<Shape>,
): Promise<PaintedView<Shape>> {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam) notFound();
  const scope = { flowTeamId: flowTeam.id };
  const view = viewOf(actor.personId);
  if (!can(actor, view.capability, scope)) {
    redirect(`/flow-teams/${slug}/${can(actor, "see the people", scope) ? "teams" : "today"}`);
  }
  const painted = await readView(flowTeam.id, view);
  if (!painted) notFound();
  return painted;
}
