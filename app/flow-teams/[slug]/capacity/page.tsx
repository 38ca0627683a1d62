import { CapacityScreen } from "@/components/roadmap/capacity-screen";
import { todayIn } from "@/lib/domain/calendar/dates";
import { openRoadmap } from "@/lib/server/roadmap/open-roadmap";

export const metadata = { title: "Capacity" };

export default async function CapacityPage({ params }: { params: Promise<{ slug: string }> }) {
  const { flowTeam, painted } = await openRoadmap((await params).slug);
  return <CapacityScreen initial={painted} today={todayIn(flowTeam.timeZone, new Date())} />;
}
