import { type ViewRevisions, revisionsHeader } from "@/lib/domain/live";
import { notFound } from "@/lib/domain/result";
import { readOwnReactions } from "@/lib/server/events/shared-review-queries";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { getActor } from "@/lib/server/session";
import { refusalResponse, signInFirst } from "@/lib/server/view";

/** `GET`: what who asks has shown to the demos of a Review. No hint makes it new: only their own acts change it. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const actor = await getActor();
  if (!actor) return refusalResponse(signInFirst);
  const { slug, key } = await params;
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam) return refusalResponse(notFound("page").refusal);
  const standing: ViewRevisions = { flowTeamId: flowTeam.id, revisions: {} };
  return Response.json(await readOwnReactions(flowTeam.id, key, actor.personId), {
    headers: { "cache-control": "no-store", [revisionsHeader]: JSON.stringify(standing) },
  });
}
