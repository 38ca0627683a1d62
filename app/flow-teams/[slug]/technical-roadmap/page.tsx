import { notFound } from "next/navigation";
import { TechnicalRoadmapScreen } from "@/components/roadmap/technical-roadmap-screen";
import { todayIn } from "@/lib/domain/calendar/dates";
import { technicalRoadmapView } from "@/lib/server/backlog/views";
import { openRoadmap } from "@/lib/server/roadmap/open-roadmap";
import { readView } from "@/lib/server/view";

export const metadata = { title: "Technical roadmap" };

export default async function TechnicalRoadmapPage({ params }: { params: Promise<{ slug: string }> }) {
  const { flowTeam, painted } = await openRoadmap((await params).slug);
  const technical = await readView(flowTeam.id, technicalRoadmapView);
  if (!technical) notFound();
  return (
    <TechnicalRoadmapScreen roadmap={painted} technical={technical} today={todayIn(flowTeam.timeZone, new Date())} />
  );
}
