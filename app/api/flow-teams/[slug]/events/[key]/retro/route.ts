import { retroView } from "@/lib/server/events/retro-views";
import { serveView } from "@/lib/server/view";

/** `GET`: the cards of a retrospective as all in the room see them. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const { slug, key } = await params;
  return serveView(request, slug, retroView(key));
}
