import { notFound } from "next/navigation";
import { SprintScreen } from "@/components/calendar/sprint/sprint-screen";
import { todayIn } from "@/lib/domain/calendar/dates";
import { openSprint } from "@/lib/server/calendar/sprint-life-open";

type Props = { params: Promise<{ slug: string; number: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: `Flow Sprint ${(await params).number}` };
}

export default async function SprintPage({ params }: Props) {
  const { slug, number } = await params;
  if (!/^[1-9]\d{0,3}$/.test(number)) notFound();
  const { flowTeam, painted } = (await openSprint(slug, Number(number))) ?? notFound();
  const now = new Date();
  return (
    <SprintScreen
      key={number}
      number={Number(number)}
      initial={painted}
      today={todayIn(flowTeam.timeZone, now)}
      now={Math.floor(now.getTime() / 1000)}
    />
  );
}
