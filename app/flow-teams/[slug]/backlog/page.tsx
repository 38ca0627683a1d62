import { BacklogScreen } from "@/components/backlog/backlog-screen";
import { can } from "@/lib/domain/access";
import { groundView, storiesView } from "@/lib/server/backlog/story-views";
import { readIfSmall } from "@/lib/server/first-paint";
import { openRoadmap } from "@/lib/server/roadmap/open-roadmap";

export const metadata = { title: "Backlog" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function BacklogPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { actor, flowTeam, painted } = await openRoadmap(slug);
  const isMember = can(actor, "contribute", { flowTeamId: flowTeam.id });
  const of = (await searchParams).of ?? "product";
  const [ground, stories] = await Promise.all([
    isMember ? readIfSmall(flowTeam.id, groundView) : null,
    isMember && of === "product" ? readIfSmall(flowTeam.id, storiesView) : null,
  ]);
  return <BacklogScreen initial={painted} painted={{ ground, stories }} />;
}
