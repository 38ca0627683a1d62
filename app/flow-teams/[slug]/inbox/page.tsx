import { InboxScreen } from "@/components/conversations/inbox-screen";
import { openOwn } from "@/lib/server/conversations/open-own";
import { inboxView } from "@/lib/server/conversations/views";

export const metadata = { title: "Inbox" };

export default async function InboxPage({ params }: { params: Promise<{ slug: string }> }) {
  return <InboxScreen initial={await openOwn((await params).slug, inboxView)} />;
}
