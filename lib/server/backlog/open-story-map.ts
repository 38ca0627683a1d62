import "server-only";
import { notFound, redirect } from "next/navigation";
import { can } from "@/lib/domain/access";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { PaintedView } from "@/lib/domain/live";
import { openRoadmap } from "@/lib/server/roadmap/open-roadmap";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { readView } from "@/lib/server/view";
import { groundView } from "./story-views";

/**
 * What the story map stands on. Its Stories, ten thousand of them maybe, are read by the screen. Ends
 * the request with 404 for who has no part in the Flow Team; guests see the roadmap instead.
 */
export async function openStoryMap(
  slug: string,
): Promise<{ ground: PaintedView<GroundView>; roadmap: PaintedView<RoadmapView> }> {
  const { actor, flowTeam, painted } = await openRoadmap(slug);
  if (!can(actor, "contribute", { flowTeamId: flowTeam.id })) redirect(`/flow-teams/${slug}/roadmap`);
  const ground = await readView(flowTeam.id, groundView);
  if (!ground) notFound();
  return { ground, roadmap: painted };
}
