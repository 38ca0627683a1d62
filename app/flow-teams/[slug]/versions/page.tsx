import { notFound } from "next/navigation";
import { z } from "zod";
import { VersionsScreen } from "@/components/roadmap/versions-screen";
import { can } from "@/lib/domain/access";
import { openRoadmap } from "@/lib/server/roadmap/open-roadmap";
import { getVersion } from "@/lib/server/roadmap/queries";
import { versionsView } from "@/lib/server/roadmap/views";
import { readView } from "@/lib/server/view";

export const metadata = { title: "Roadmap versions" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ from?: string; to?: string }> };

export default async function VersionsPage({ params, searchParams }: Props) {
  const { actor, flowTeam, painted } = await openRoadmap((await params).slug);
  if (!can(actor, "contribute", { flowTeamId: flowTeam.id })) notFound();
  const { from, to } = await searchParams;
  const [list, before, after] = await Promise.all([
    readView(flowTeam.id, versionsView),
    versionAt(flowTeam.id, from),
    versionAt(flowTeam.id, to),
  ]);
  if (!list) notFound();
  return <VersionsScreen list={list} roadmap={painted} before={before} after={after} />;
}

/** A version named in the address; null for "now" and for what is none. */
async function versionAt(flowTeamId: string, id: string | undefined) {
  return z.uuid().safeParse(id).success ? getVersion(flowTeamId, String(id)) : null;
}
