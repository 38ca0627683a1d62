import { notFound } from "next/navigation";
import { NoSchedule } from "@/components/events/schedule/no-schedule";
import { ScheduleScreen } from "@/components/events/schedule/schedule-screen";
import { todayIn } from "@/lib/domain/calendar/dates";
import { openSchedule } from "@/lib/server/events/open-schedule";

export const metadata = { title: "Events" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ sprint?: string | string[] }> };

export default async function EventsPage({ params, searchParams }: Props) {
  const [named] = [(await searchParams).sprint ?? []].flat();
  if (named !== undefined && !/^[1-9]\d{0,3}$/.test(named)) notFound();
  const { flowTeam, number, painted } = await openSchedule((await params).slug, named ? Number(named) : null);
  if (!painted) return <NoSchedule />;
  return <ScheduleScreen initial={painted} initialSprint={number} today={todayIn(flowTeam.timeZone, new Date())} />;
}
