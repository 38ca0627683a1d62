import "server-only";
import { readEventKey } from "@/lib/domain/events/key";
import { type ViewRevisions, revisionsHeader } from "@/lib/domain/live";
import { notFound } from "@/lib/domain/result";
import { refusalFor } from "./command";
import { openFlowTeam } from "./flow-teams/access";
import { getActor } from "./session";
import { refusalResponse, signInFirst } from "./view";

/**
 * Answers with what is of who asks alone in a room: their votes, their cards. Nobody else reads it, nothing keeps
 * it, and no hint makes it new: only their own acts change it. Answers 401, 404 and 503 carry a Refusal.
 */
export async function serveOwn(
  { slug, key }: { slug: string; key: string },
  name: string,
  read: (flowTeamId: string, personId: string) => Promise<unknown>,
): Promise<Response> {
  try {
    const actor = await getActor();
    if (!actor) return refusalResponse(signInFirst);
    const flowTeam = await openFlowTeam(actor, slug);
    if (!flowTeam || !readEventKey(key)) return refusalResponse(notFound("page").refusal);
    const standing: ViewRevisions = { flowTeamId: flowTeam.id, revisions: {} };
    return Response.json(await read(flowTeam.id, actor.personId), {
      headers: { "cache-control": "no-store", [revisionsHeader]: JSON.stringify(standing) },
    });
  } catch (error) {
    return refusalResponse(refusalFor(name, error));
  }
}
