import { committedPointsView } from "@/lib/server/calendar/sprint-life-views";
import { serveView } from "@/lib/server/view";

export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  return serveView(request, (await params).slug, committedPointsView);
}
