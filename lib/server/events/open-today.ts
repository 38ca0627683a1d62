import "server-only";
import { notFound, redirect } from "next/navigation";
import { can } from "@/lib/domain/access";
import type { TodayView } from "@/lib/domain/events/today";
import type { PaintedView } from "@/lib/domain/live";
import { refusalFor } from "@/lib/server/command";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { getActor, requireActor } from "@/lib/server/session";
import { readView, refusalResponse, serveView, signInFirst } from "@/lib/server/view";
import { notFound as noPage } from "@/lib/domain/result";
import { todayView } from "./today-queries";

/**
 * A person's Today for its first paint. Ends the request with 404 for who has no part in the Flow
 * Team, and sends an Administrator without a role to the people: no day there is theirs.
 */
export async function openToday(slug: string): Promise<PaintedView<TodayView>> {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam) notFound();
  const scope = { flowTeamId: flowTeam.id };
  if (!can(actor, "see the roadmap", scope)) redirect(`/flow-teams/${slug}/teams`);
  return (await readView(flowTeam.id, todayView(actor, flowTeam))) ?? notFound();
}

/** `GET /api/flow-teams/[slug]/today`: the Today of who asks. */
export async function serveToday(request: Request, slug: string): Promise<Response> {
  try {
    const actor = await getActor();
    if (!actor) return refusalResponse(signInFirst);
    const flowTeam = await openFlowTeam(actor, slug);
    if (!flowTeam) return refusalResponse(noPage("page").refusal);
    return await serveView(request, slug, () => todayView(actor, flowTeam));
  } catch (error) {
    return refusalResponse(refusalFor("view today", error));
  }
}
