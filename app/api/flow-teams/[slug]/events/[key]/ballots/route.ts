import { ballotsView } from "@/lib/server/events/ballot-views";
import { serveView } from "@/lib/server/view";

/** `GET`: the votes of a room as all see them. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const { slug, key } = await params;
  return serveView(request, slug, ballotsView(key));
}
