import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { searchFlowTeam } from "@/lib/server/flow-teams/search-queries";
import { refusalFor } from "@/lib/server/command";
import { getActor } from "@/lib/server/session";
import { refusalResponse, signInFirst } from "@/lib/server/view";
import { notFound } from "@/lib/domain/result";

/** `GET ?q=…`: what ⌘K finds, as a `SearchAnswer`. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  try {
    const actor = await getActor();
    if (!actor) return refusalResponse(signInFirst);
    const flowTeam = await openFlowTeam(actor, (await params).slug);
    if (!flowTeam) return refusalResponse(notFound("Flow Team").refusal);
    const search = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 100);
    const answer = await searchFlowTeam(actor, flowTeam, search);
    return Response.json(answer, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return refusalResponse(refusalFor("search", error));
  }
}
