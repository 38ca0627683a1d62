import { notFound } from "next/navigation";
import { InsightsScreen } from "@/components/backlog/insights-screen";
import { can } from "@/lib/domain/access";
import { insightsView } from "@/lib/server/backlog/views";
import { openRoadmap } from "@/lib/server/roadmap/open-roadmap";
import { readView } from "@/lib/server/view";

export const metadata = { title: "Insights" };

export default async function InsightsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { actor, flowTeam, painted } = await openRoadmap((await params).slug);
  // What customers said is for Members.
  if (!can(actor, "contribute", { flowTeamId: flowTeam.id })) notFound();
  const insights = await readView(flowTeam.id, insightsView);
  if (!insights) notFound();
  return <InsightsScreen insights={insights} roadmap={painted} />;
}
