import { can } from "@/lib/domain/access";
import { notFound } from "@/lib/domain/result";
import { listSavedViews } from "@/lib/server/backlog/saved-view-queries";
import { refusalFor } from "@/lib/server/command";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { getActor } from "@/lib/server/session";
import { refusalResponse, signInFirst } from "@/lib/server/view";

/** `GET ?page=backlog`: the person's own saved views and those of the teams, as `SavedViewInList[]`. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  try {
    const actor = await getActor();
    if (!actor) return refusalResponse(signInFirst);
    const flowTeam = await openFlowTeam(actor, (await params).slug);
    if (!flowTeam || !can(actor, "contribute", { flowTeamId: flowTeam.id })) {
      return refusalResponse(notFound("Flow Team").refusal);
    }
    const page = (new URL(request.url).searchParams.get("page") ?? "backlog").slice(0, 40);
    const views = await listSavedViews(flowTeam.id, actor.personId, page);
    return Response.json(views, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return refusalResponse(refusalFor("saved views", error));
  }
}
