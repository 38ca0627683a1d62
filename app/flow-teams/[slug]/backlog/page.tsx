import { BacklogScreen } from "@/components/backlog/backlog-screen";
import { viewAddress } from "@/lib/client/query-keys";
import { can } from "@/lib/domain/access";
import { groundView, storiesView } from "@/lib/server/backlog/story-views";
import { openRoadmap } from "@/lib/server/roadmap/open-roadmap";
import { readOrPreload } from "@/lib/server/view";

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
    isMember ? readOrPreload(flowTeam.id, groundView, viewAddress({ slug, view: "ground" })) : null,
    isMember && of === "product"
      ? readOrPreload(flowTeam.id, storiesView, viewAddress({ slug, view: "stories", query: {} }))
      : null,
  ]);
  return <BacklogScreen initial={painted} painted={{ ground, stories }} />;
}
