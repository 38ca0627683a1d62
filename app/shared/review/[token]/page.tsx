import { notFound } from "next/navigation";
import { SharedReviewScreen } from "@/components/events/review/shared-review";
import { findEventLink } from "@/lib/server/events/event-link-queries";
import { sharedReviewView } from "@/lib/server/events/review-views";
import { readView } from "@/lib/server/view";

export const metadata = { title: "Flow Sprint Review", robots: { index: false, follow: false } };

export default async function SharedReviewPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await findEventLink(token);
  if (!link || link.isRevoked) notFound();
  const painted = await readView(link.flowTeamId, sharedReviewView(link.key));
  if (!painted) notFound();
  return <SharedReviewScreen token={token} painted={painted} />;
}
