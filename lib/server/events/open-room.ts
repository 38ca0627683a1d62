import "server-only";
import { notFound } from "next/navigation";
import type { RoomView } from "@/lib/domain/events/room";
import type { PaintedView } from "@/lib/domain/live";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";
import { readRevisions } from "@/lib/server/revisions";
import { readView } from "@/lib/server/view";
import { roomView } from "./views";

/** A room for its first paint. Ends the request with 404 for whom the room doesn't exist. */
export async function openRoom(slug: string, key: string): Promise<PaintedView<RoomView>> {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam) notFound();
  const view = roomView(key);
  const standing = await readRevisions({ id: flowTeam.id }, view.admission?.contexts ?? []);
  const isAdmitted = standing && (await view.admission?.admits(actor, flowTeam.id, standing.revisions));
  return (isAdmitted && (await readView(flowTeam.id, view))) || notFound();
}
