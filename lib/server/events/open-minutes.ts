import "server-only";
import { notFound } from "next/navigation";
import { can } from "@/lib/domain/access";
import type { MinutesAsked } from "@/lib/domain/events/minutes-list";
import { groundView } from "@/lib/server/backlog/story-views";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";
import { readView } from "@/lib/server/view";
import { minutesListView } from "./minutes-queries";

/** The list of minutes for its page's first paint; 404 for who is no Member. */
export async function openMinutes(slug: string, asked: MinutesAsked) {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam || !can(actor, "contribute", { flowTeamId: flowTeam.id })) notFound();
  const [view, ground] = await Promise.all([
    readView(flowTeam.id, minutesListView(actor, asked)),
    readView(flowTeam.id, groundView),
  ]);
  if (!view || !ground) notFound();
  return { view, ground };
}
