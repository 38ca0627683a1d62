import { can } from "@/lib/domain/access";
import { notFound } from "@/lib/domain/result";
import { refusalFor } from "@/lib/server/command";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { searchStories } from "@/lib/server/flow-teams/search-queries";
import { getActor } from "@/lib/server/session";
import { refusalResponse, signInFirst } from "@/lib/server/view";

/** `GET ?q=…`: `{ ids }` of the Stories that hold what was typed, for a list to show no others. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  try {
    const actor = await getActor();
    if (!actor) return refusalResponse(signInFirst);
    const flowTeam = await openFlowTeam(actor, (await params).slug);
    if (!flowTeam || !can(actor, "contribute", { flowTeamId: flowTeam.id })) {
      return refusalResponse(notFound("Flow Team").refusal);
    }
    const search = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 100);
    const ids = await searchStories(flowTeam.id, search);
    return Response.json({ ids }, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return refusalResponse(refusalFor("search of Stories", error));
  }
}
