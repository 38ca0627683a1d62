import { readOwnVotes } from "@/lib/server/events/ballot-queries";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { notFound } from "@/lib/domain/result";
import { getActor } from "@/lib/server/session";
import { refusalResponse, signInFirst } from "@/lib/server/view";

/** `GET`: what who asks has voted in the open votes of a room. Nobody else reads it, and nothing keeps it. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const actor = await getActor();
  if (!actor) return refusalResponse(signInFirst);
  const { slug, key } = await params;
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam) return refusalResponse(notFound("page").refusal);
  const votes = await readOwnVotes(flowTeam.id, key, actor.personId);
  return Response.json(votes, { headers: { "cache-control": "no-store" } });
}
