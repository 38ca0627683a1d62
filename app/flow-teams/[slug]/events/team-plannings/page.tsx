import { notFound } from "next/navigation";
import { PlanningsScreen } from "@/components/events/plannings/plannings-screen";
import { openTeamPlannings } from "@/lib/server/events/open-team-plannings";

export const metadata = { title: "Team Sprint Plannings" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ sprint?: string | string[] }> };

export default async function TeamPlanningsPage({ params, searchParams }: Props) {
  const [named] = [(await searchParams).sprint ?? []].flat();
  if (named !== undefined && !/^[1-9]\d{0,3}$/.test(named)) notFound();
  const { number, painted } = await openTeamPlannings((await params).slug, named ? Number(named) : null);
  return <PlanningsScreen key={number} sprint={number} initial={painted} />;
}
