import { notFound } from "next/navigation";
import { SharedRoadmap } from "@/components/roadmap/shared-roadmap";
import { todayIn } from "@/lib/domain/calendar/dates";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { openShareLink } from "@/lib/server/roadmap/share-link-queries";
import { sharedRoadmapView } from "@/lib/server/roadmap/views";
import { readView } from "@/lib/server/view";

export const metadata = { title: "Roadmap", robots: { index: false, follow: false } };

export default async function SharedRoadmapPage({ params }: { params: Promise<{ token: string }> }) {
  const now = new Date();
  const link = await openShareLink((await params).token, now);
  if (!link) notFound();
  const painted = await readView(link.flowTeamId, sharedRoadmapView);
  if (!painted) notFound();
  const view = JSON.parse(painted.body) as RoadmapView;
  return (
    <SharedRoadmap
      view={view}
      today={todayIn(view.flowTeam.timeZone, now)}
      expiresOn={todayIn(view.flowTeam.timeZone, link.expiresAt)}
    />
  );
}
