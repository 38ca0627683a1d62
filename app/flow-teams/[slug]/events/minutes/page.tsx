import { MinutesListScreen } from "@/components/events/minutes/minutes-list-screen";
import { MinutesAsked } from "@/lib/domain/events/minutes-list";
import { openMinutes } from "@/lib/server/events/open-minutes";

export const metadata = { title: "Minutes" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function MinutesPage({ params, searchParams }: Props) {
  const asked = MinutesAsked.parse(await searchParams);
  const { view, ground } = await openMinutes((await params).slug, asked);
  return <MinutesListScreen painted={{ view, ground, asked }} />;
}
