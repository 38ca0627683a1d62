import "server-only";
import { notFound } from "next/navigation";
import { can } from "@/lib/domain/access";
import type { PaintedView } from "@/lib/domain/live";
import { requireActor } from "@/lib/server/session";
import { type View, readView } from "@/lib/server/view";
import { openFlowTeam } from "./access";

/**
 * A page of the Flow Team's people for its first paint. Signed out leads to sign-in; whoever has no
 * part in it, or is only a guest, finds nothing there.
 */
export async function openPeoplePage<Shape>(slug: string, view: View<Shape>): Promise<PaintedView<Shape>> {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam || !can(actor, view.capability, { flowTeamId: flowTeam.id })) notFound();
  return (await readView(flowTeam.id, view)) ?? notFound();
}
