import "server-only";
import { notFound } from "next/navigation";
import { can } from "@/lib/domain/access";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { PaintedView } from "@/lib/domain/live";
import { groundView } from "@/lib/server/backlog/story-views";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";
import { type View, readView } from "@/lib/server/view";

/**
 * What a page of Dependencies, Risks or Impediments needs: its view and the ground it stands on.
 * Ends the request with 404 for who is no Member: what stands in a plan's way is not for guests.
 */
export async function openRegister<Shape>(
  slug: string,
  view: View<Shape>,
): Promise<{ view: PaintedView<Shape>; ground: PaintedView<GroundView>; timeZone: string }> {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam || !can(actor, "contribute", { flowTeamId: flowTeam.id })) notFound();
  const [painted, ground] = await Promise.all([readView(flowTeam.id, view), readView(flowTeam.id, groundView)]);
  if (!painted || !ground) notFound();
  return { view: painted, ground, timeZone: flowTeam.timeZone };
}
