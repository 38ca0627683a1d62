import { MinutesAsked } from "@/lib/domain/events/minutes-list";
import { minutesListView } from "@/lib/server/events/minutes-queries";
import { serveView } from "@/lib/server/view";

/** `GET ?kind=&team=&sprint=&q=`: the minutes of closed events, newest first. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const asked = MinutesAsked.parse(Object.fromEntries(new URL(request.url).searchParams));
  return serveView(request, (await params).slug, (actor) => minutesListView(actor, asked));
}
