import { RulebookScreen } from "@/components/flow-teams/rulebook-screen";
import { openPeoplePage } from "@/lib/server/flow-teams/open-people";
import { rulebookViewAt } from "@/lib/server/flow-teams/queries";

export const metadata = { title: "Rulebook" };

export default async function RulebookPage({ params }: { params: Promise<{ slug: string }> }) {
  return <RulebookScreen initial={await openPeoplePage((await params).slug, rulebookViewAt(new Date()))} />;
}
