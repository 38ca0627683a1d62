import { TeamsScreen } from "@/components/flow-teams/teams-screen";
import { openPeoplePage } from "@/lib/server/flow-teams/open-people";
import { peopleView } from "@/lib/server/flow-teams/queries";

export const metadata = { title: "Teams" };

export default async function TeamsPage({ params }: { params: Promise<{ slug: string }> }) {
  return <TeamsScreen initial={await openPeoplePage((await params).slug, peopleView)} />;
}
