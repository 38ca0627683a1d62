import { notFound } from "next/navigation";
import { DraftsScreen } from "@/components/roadmap/drafts-screen";
import { can } from "@/lib/domain/access";
import { listDrafts } from "@/lib/server/roadmap/draft-queries";
import { openRoadmap } from "@/lib/server/roadmap/open-roadmap";

export const metadata = { title: "What if" };

export default async function DraftsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { actor, flowTeam } = await openRoadmap((await params).slug);
  if (!can(actor, "own the product", { flowTeamId: flowTeam.id })) notFound();
  return <DraftsScreen drafts={await listDrafts(flowTeam.id, actor.personId)} />;
}
