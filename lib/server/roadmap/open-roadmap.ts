import "server-only";
import { notFound, redirect } from "next/navigation";
import { type Actor, can } from "@/lib/domain/access";
import type { PaintedView } from "@/lib/domain/live";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { type OpenFlowTeam, openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";
import { readView, viewFor } from "@/lib/server/view";
import { roadmapView } from "./views";

/**
 * What a page needs that shows the roadmap in one form or another. Ends the request with 404 where
 * the person has no part in the Flow Team, and sends an Administrator without a role to its people:
 * they see who is here, not what is planned.
 */
export async function openRoadmap(
  slug: string,
): Promise<{ actor: Actor; flowTeam: OpenFlowTeam; painted: PaintedView<RoadmapView> }> {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam) notFound();
  if (!can(actor, "see the roadmap", { flowTeamId: flowTeam.id })) redirect(`/flow-teams/${slug}/teams`);
  const painted = await readView(flowTeam.id, viewFor(actor, flowTeam.id, roadmapView));
  if (!painted) notFound();
  return { actor, flowTeam, painted };
}
