import { CapacityScreen } from "@/components/roadmap/capacity-screen";
import { can } from "@/lib/domain/access";
import { todayIn } from "@/lib/domain/calendar/dates";
import { capacityView } from "@/lib/server/calendar/capacity-views";
import { committedPointsView } from "@/lib/server/calendar/sprint-life-views";
import { openRoadmap } from "@/lib/server/roadmap/open-roadmap";
import { readView } from "@/lib/server/view";

export const metadata = { title: "Capacity" };

export default async function CapacityPage({ params }: { params: Promise<{ slug: string }> }) {
  const { actor, flowTeam, painted } = await openRoadmap((await params).slug);
  const isMember = can(actor, "contribute", { flowTeamId: flowTeam.id });
  const [people, committed] = isMember
    ? await Promise.all([readView(flowTeam.id, capacityView), readView(flowTeam.id, committedPointsView)])
    : [null, null];
  return (
    <CapacityScreen
      initial={painted}
      people={people}
      committed={committed}
      today={todayIn(flowTeam.timeZone, new Date())}
    />
  );
}
