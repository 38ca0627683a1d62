import { notFound } from "next/navigation";
import { CalendarScreen } from "@/components/calendar/calendar-screen";
import { todayIn } from "@/lib/domain/calendar/dates";
import { openCalendar, readProposal } from "@/lib/server/calendar/open-calendar";

export const metadata = { title: "Calendar" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ proposal?: string | string[] }> };

export default async function CalendarPage({ params, searchParams }: Props) {
  const { flowTeam, painted } = (await openCalendar((await params).slug)) ?? notFound();
  const text = [(await searchParams).proposal ?? []].flat()[0];
  return (
    <CalendarScreen
      painted={painted}
      today={todayIn(flowTeam.timeZone, new Date())}
      proposal={text === undefined ? null : { text, says: readProposal(flowTeam.id, text) }}
    />
  );
}
