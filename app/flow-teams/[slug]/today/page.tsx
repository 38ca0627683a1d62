import { TodayScreen } from "@/components/events/today/today-screen";
import { openToday } from "@/lib/server/events/open-today";

export const metadata = { title: "Today" };

export default async function TodayPage({ params }: { params: Promise<{ slug: string }> }) {
  return <TodayScreen painted={await openToday((await params).slug)} />;
}
