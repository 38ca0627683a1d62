import { notFound } from "next/navigation";
import { DraftScreen } from "@/components/roadmap/draft-screen";
import { todayIn } from "@/lib/domain/calendar/dates";
import { listDrafts } from "@/lib/server/roadmap/draft-queries";
import { openRoadmap } from "@/lib/server/roadmap/open-roadmap";

export const metadata = { title: "What if" };

export default async function DraftPage({ params }: { params: Promise<{ slug: string; id: string }> }) {
  const { slug, id } = await params;
  const { actor, flowTeam, painted } = await openRoadmap(slug);
  // Only one's own: another's draft doesn't exist.
  const draft = (await listDrafts(flowTeam.id, actor.personId)).find((one) => one.id === id);
  if (!draft) notFound();
  return <DraftScreen draft={draft} painted={painted} today={todayIn(flowTeam.timeZone, new Date())} />;
}
