import { teamPlansView } from "@/lib/server/events/planning-views";
import { serveView } from "@/lib/server/view";

/** `GET`: what each team means to do, for Flow Sprint Planning 2. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const { slug, key } = await params;
  return serveView(request, slug, teamPlansView(key));
}
