import { SettingsScreen } from "@/components/flow-teams/settings-screen";
import { openPeoplePage } from "@/lib/server/flow-teams/open-people";
import { peopleView } from "@/lib/server/flow-teams/queries";

export const metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ slug: string }> }) {
  return <SettingsScreen initial={await openPeoplePage((await params).slug, peopleView)} />;
}
