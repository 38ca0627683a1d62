import { MyWorkScreen } from "@/components/conversations/my-work-screen";
import { openOwn } from "@/lib/server/conversations/open-own";
import { myWorkView } from "@/lib/server/conversations/views";

export const metadata = { title: "My work" };

export default async function MyWorkPage({ params }: { params: Promise<{ slug: string }> }) {
  return <MyWorkScreen initial={await openOwn((await params).slug, myWorkView)} />;
}
