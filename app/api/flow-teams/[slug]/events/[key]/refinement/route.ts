import { refinementView } from "@/lib/server/events/team-planning-views";
import { serveView } from "@/lib/server/view";

/** `GET`: the Epics a team refines, and the Stories that became Ready in the room. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const { slug, key } = await params;
  return serveView(request, slug, refinementView(key));
}
