import { notFound } from "@/lib/domain/result";
import { type ViewRevisions, revisionsHeader } from "@/lib/domain/live";
import { readOwnTable } from "@/lib/server/events/retro-queries";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { getActor } from "@/lib/server/session";
import { refusalResponse, signInFirst } from "@/lib/server/view";

/**
 * `GET`: the cards and dots in a retrospective of who asks. Nobody else reads them, and nothing keeps
 * them. No hint makes them new: only their own acts change them.
 */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const actor = await getActor();
  if (!actor) return refusalResponse(signInFirst);
  const { slug, key } = await params;
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam) return refusalResponse(notFound("page").refusal);
  const standing: ViewRevisions = { flowTeamId: flowTeam.id, revisions: {} };
  return Response.json(await readOwnTable(flowTeam.id, key, actor.personId), {
    headers: { "cache-control": "no-store", [revisionsHeader]: JSON.stringify(standing) },
  });
}
