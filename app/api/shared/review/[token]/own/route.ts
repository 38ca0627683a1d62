import { db } from "@/lib/server/db";
import { findEventLink, findVisitor } from "@/lib/server/events/event-link-queries";
import { readOwnReview } from "@/lib/server/events/shared-review-queries";
import { linkIsVoid } from "@/lib/server/events/visitor-commands";
import { refusalFor } from "@/lib/server/command";
import { refusalResponse } from "@/lib/server/view";

/** `GET`: what who asks said and showed; who that is says the key in the header `visitor-key`. `null` for a stranger. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }) {
  try {
    const link = await findEventLink((await params).token);
    if (!link || link.isRevoked) return refusalResponse(linkIsVoid);
    const visitor = await findVisitor(db(), link.linkId, request.headers.get("visitor-key") ?? "");
    return Response.json(visitor && (await readOwnReview(visitor)), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusalResponse(refusalFor("own part of a shared review", error));
  }
}
