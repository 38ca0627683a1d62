import { z } from "zod";
import { clockHeader } from "@/lib/domain/live";
import { isKeepable } from "@/lib/domain/plain-input";
import { notFound } from "@/lib/domain/result";
import { refusalFor } from "@/lib/server/command";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { noteBeat, noteLeaving, readOthersAt, tabPattern } from "@/lib/server/presence";
import { isFromHere, readJson } from "@/lib/server/request";
import { getActor } from "@/lib/server/session";
import { refusalResponse } from "@/lib/server/view";

const body = z.object({
  tab: z.string().regex(tabPattern),
  page: z.string().min(1).max(200).refine(isKeepable),
  leaves: z.boolean().default(false),
});

/** A heartbeat: this person looks at a page, or has just closed it. Answers who else looks at it. */
export async function POST(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  try {
    const actor = await getActor();
    const beat = body.safeParse(await readJson(request, 1000));
    const flowTeam = actor && (await openFlowTeam(actor, (await params).slug));
    if (!flowTeam || !beat.success || !isFromHere(request)) {
      return refusalResponse(notFound("page").refusal);
    }
    const { tab, page, leaves } = beat.data;
    const place = { flowTeamId: flowTeam.id, personId: actor.personId, tab, page };
    if (leaves) {
      await noteLeaving(place);
      return new Response(null, { status: 204 });
    }
    const now = new Date();
    await noteBeat(place, now);
    return Response.json(await readOthersAt(place, now), {
      headers: { "cache-control": "no-store", [clockHeader]: String(Date.now()) },
    });
  } catch (error) {
    return refusalResponse(refusalFor("presence", error));
  }
}
