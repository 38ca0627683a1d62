import { BacklogScreen } from "@/components/backlog/backlog-screen";
import { openRoadmap } from "@/lib/server/roadmap/open-roadmap";

export const metadata = { title: "Product Backlog" };

export default async function BacklogPage({ params }: { params: Promise<{ slug: string }> }) {
  const { painted } = await openRoadmap((await params).slug);
  return <BacklogScreen initial={painted} />;
}
