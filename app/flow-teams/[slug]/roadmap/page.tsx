import { notFound, redirect } from "next/navigation";
import { LiveRoadmap } from "@/components/roadmap/timeline-live";
import { can } from "@/lib/domain/access";
import { todayIn } from "@/lib/domain/calendar/dates";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { roadmapView } from "@/lib/server/roadmap/views";
import { requireActor } from "@/lib/server/session";
import { readView } from "@/lib/server/view";

export const metadata = { title: "Roadmap" };

export default async function RoadmapPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam) notFound();
  // An Administrator without a role sees who is here, not what is planned.
  if (!can(actor, "see the roadmap", { flowTeamId: flowTeam.id })) redirect(`/flow-teams/${slug}/teams`);
  const painted = await readView(flowTeam.id, roadmapView);
  if (!painted) notFound();
  return <LiveRoadmap painted={painted} today={todayIn(flowTeam.timeZone, new Date())} />;
}
