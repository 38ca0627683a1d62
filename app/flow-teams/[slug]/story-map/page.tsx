import { StoryMapScreen } from "@/components/backlog/map/story-map-screen";
import { openStoryMap } from "@/lib/server/backlog/open-story-map";

export const metadata = { title: "Story map" };

export default async function StoryMapPage({ params }: { params: Promise<{ slug: string }> }) {
  const { ground, roadmap } = await openStoryMap((await params).slug);
  return <StoryMapScreen ground={ground} roadmap={roadmap} />;
}
