import { claimableEpicsView } from "@/lib/server/events/claim-views";
import { serveView } from "@/lib/server/view";

/** `GET`: the Epics that teams may claim. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  return serveView(request, (await params).slug, claimableEpicsView);
}
