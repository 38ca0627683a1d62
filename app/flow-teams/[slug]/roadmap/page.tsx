import { LiveRoadmap } from "@/components/roadmap/timeline-live";
import { todayIn } from "@/lib/domain/calendar/dates";
import { openRoadmap } from "@/lib/server/roadmap/open-roadmap";

export const metadata = { title: "Roadmap" };

export default async function RoadmapPage({ params }: { params: Promise<{ slug: string }> }) {
  const { flowTeam, painted } = await openRoadmap((await params).slug);
  return <LiveRoadmap painted={painted} today={todayIn(flowTeam.timeZone, new Date())} />;
}
