import { objectivesAheadView } from "@/lib/server/events/review-views";
import { serveView } from "@/lib/server/view";

export async function GET(request: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const { slug, key } = await params;
  return serveView(request, slug, objectivesAheadView(key));
}
