import { inboxView } from "@/lib/server/conversations/views";
import { serveView } from "@/lib/server/view";

/** `GET`: the inbox of who asks. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return serveView(request, (await params).slug, ({ personId }) => inboxView(personId));
}
