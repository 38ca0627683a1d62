import { clockHeader } from "@/lib/domain/live";
import { findEventLink } from "@/lib/server/events/event-link-queries";
import { sharedReviewView } from "@/lib/server/events/review-views";
import { linkIsVoid } from "@/lib/server/events/visitor-commands";
import { refusalFor } from "@/lib/server/command";
import { readView, refusalResponse } from "@/lib/server/view";

/** `GET`: what a link shows of its Review: 304 while nothing of it changed, 404 once the link was revoked. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }) {
  try {
    const link = await findEventLink((await params).token);
    if (!link || link.isRevoked) return refusalResponse(linkIsVoid);
    const painted = await readView(link.flowTeamId, sharedReviewView(link.key));
    if (!painted) return refusalResponse(linkIsVoid);
    const headers = { etag: painted.tag, "cache-control": "private, no-cache", [clockHeader]: String(Date.now()) };
    if (request.headers.get("if-none-match") === painted.tag) return new Response(null, { status: 304, headers });
    return new Response(painted.body, { headers: { ...headers, "content-type": "application/json; charset=utf-8" } });
  } catch (error) {
    return refusalResponse(refusalFor("shared review", error));
  }
}
