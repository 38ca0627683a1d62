import "server-only";
import { notFound, redirect } from "next/navigation";
import { can } from "@/lib/domain/access";
import type { PaintedView } from "@/lib/domain/live";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";
import { type View, readView } from "@/lib/server/view";

/**
 * What a page of a person's own shows first. Ends the request with 404 for guests, and sends an
 * Administrator without a role to the people: nothing here can be theirs.
 */
export async function openOwn<Shape>(
  slug: string,
  viewOf: (personId: string) => View<Shape>,
): Promise<PaintedView<Shape>> {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam) notFound();
  const scope = { flowTeamId: flowTeam.id };
  if (!can(actor, "contribute", scope)) {
    if (can(actor, "see the people", scope)) redirect(`/flow-teams/${slug}/teams`);
    notFound();
  }
  const painted = await readView(flowTeam.id, viewOf(actor.personId));
  if (!painted) notFound();
  return painted;
}
