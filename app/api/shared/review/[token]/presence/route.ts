import { z } from "zod";
import { db } from "@/lib/server/db";
import { findEventLink, findVisitor } from "@/lib/server/events/event-link-queries";
import { linkIsVoid } from "@/lib/server/events/visitor-commands";
import { refusalFor } from "@/lib/server/command";
import { noteBeat, noteLeaving, tabPattern } from "@/lib/server/presence";
import { isFromHere, readJson } from "@/lib/server/request";
import { refusalResponse } from "@/lib/server/view";

const body = z.object({
  visitorKey: z.string(),
  tab: z.string().regex(tabPattern),
  leaves: z.boolean().default(false),
});

/** A guest's heartbeat: they look at the Review, or have just closed it. The room hears of it as of everybody's. */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  try {
    const beat = body.safeParse(await readJson(request, 1000));
    const link = await findEventLink((await params).token);
    if (!link || link.isRevoked || !beat.success || !isFromHere(request)) return refusalResponse(linkIsVoid);
    const visitor = await findVisitor(db(), link.linkId, beat.data.visitorKey);
    if (!visitor) return refusalResponse(linkIsVoid);
    const place = { flowTeamId: link.flowTeamId, personId: visitor.id, tab: beat.data.tab, page: `events/${link.key}` };
    await (beat.data.leaves ? noteLeaving(place) : noteBeat(place, new Date()));
    return new Response(null, { status: 204 });
  } catch (error) {
    return refusalResponse(refusalFor("presence by a link", error));
  }
}
