import "server-only";
import { can } from "@/lib/domain/access";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";
import { readView } from "@/lib/server/view";
import { sprintView } from "./sprint-life-views";

/** A Flow Sprint for its page's first paint; null where there is none, or for who isn't a Member. */
export async function openSprint(slug: string, number: number) {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam || !can(actor, "contribute", { flowTeamId: flowTeam.id })) return null;
  const painted = await readView(flowTeam.id, sprintView(number));
  return painted && { flowTeam, painted };
}
