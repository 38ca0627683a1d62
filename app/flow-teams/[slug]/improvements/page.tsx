import { ImprovementsScreen } from "@/components/events/improvements/improvements-screen";
import { openRegister } from "@/lib/server/dependencies/open-register";
import { openImprovementsView } from "@/lib/server/events/improvement-queries";

export const metadata = { title: "Improvements" };

export default async function ImprovementsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { view, ground } = await openRegister((await params).slug, openImprovementsView);
  return <ImprovementsScreen painted={{ view, ground }} />;
}
