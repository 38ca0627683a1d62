import { ImpedimentsScreen } from "@/components/dependencies/impediments-screen";
import { openRegister } from "@/lib/server/dependencies/open-register";
import { impedimentsView } from "@/lib/server/dependencies/views";

export const metadata = { title: "Impediments" };

export default async function ImpedimentsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { view, ground } = await openRegister((await params).slug, impedimentsView);
  return <ImpedimentsScreen painted={{ view, ground }} paintedAt={Math.floor(Date.now() / 1000)} />;
}
