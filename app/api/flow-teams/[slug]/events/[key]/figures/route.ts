import { retroFiguresView } from "@/lib/server/events/retro-views";
import { serveView } from "@/lib/server/view";

/** `GET`: how the Flow Sprint went that a retrospective looks back on. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const { slug, key } = await params;
  return serveView(request, slug, retroFiguresView(key));
}
