import { LaunchScreen } from "@/components/flow-teams/launch-screen";
import { openPeoplePage } from "@/lib/server/flow-teams/open-people";
import { peopleView } from "@/lib/server/flow-teams/queries";

export const metadata = { title: "Launch" };

export default async function LaunchPage({ params }: { params: Promise<{ slug: string }> }) {
  return <LaunchScreen initial={await openPeoplePage((await params).slug, peopleView)} />;
}
