import { teamPlanView } from "@/lib/server/events/team-planning-views";
import { serveView } from "@/lib/server/view";

/** `GET`: what a team plans its Flow Sprint with, beside its Stories. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const { slug, key } = await params;
  return serveView(request, slug, teamPlanView(key));
}
