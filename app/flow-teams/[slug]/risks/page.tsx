import { RisksScreen } from "@/components/dependencies/risks-screen";
import { todayIn } from "@/lib/domain/calendar/dates";
import { openRegister } from "@/lib/server/dependencies/open-register";
import { risksView } from "@/lib/server/dependencies/views";

export const metadata = { title: "Risks" };

export default async function RisksPage({ params }: { params: Promise<{ slug: string }> }) {
  const { view, ground, timeZone } = await openRegister((await params).slug, risksView);
  return <RisksScreen painted={{ view, ground }} today={todayIn(timeZone, new Date())} />;
}
