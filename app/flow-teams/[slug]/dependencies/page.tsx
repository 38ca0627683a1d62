import { DependenciesScreen } from "@/components/dependencies/dependencies-screen";
import { openRegister } from "@/lib/server/dependencies/open-register";
import { dependenciesView } from "@/lib/server/dependencies/views";

export const metadata = { title: "Dependencies" };

export default async function DependenciesPage({ params }: { params: Promise<{ slug: string }> }) {
  return <DependenciesScreen painted={await openRegister((await params).slug, dependenciesView)} />;
}
