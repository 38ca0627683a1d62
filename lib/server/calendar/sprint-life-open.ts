import "server-only";
import { can } from "@/lib/domain/access";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";
import { readView } from "@/lib/server/view";
import { capacityView } from "./capacity-views";
import { sprintView } from "./sprint-life-views";

/** A Flow Sprint for its page's first paint; null where there is none, or for who isn't a Member. */
export async function openSprint(slug: string, number: number) {
  const opened = await openAsMember(slug);
  const painted = opened && (await readView(opened.id, sprintView(number)));
  return painted ? { flowTeam: opened, painted } : null;
}

/** The capacities for their page's first paint; null for who isn't a Member. */
export async function openCapacity(slug: string) {
  const opened = await openAsMember(slug);
  const painted = opened && (await readView(opened.id, capacityView));
  return painted ? { flowTeam: opened, painted } : null;
}

async function openAsMember(slug: string) {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  return flowTeam && can(actor, "contribute", { flowTeamId: flowTeam.id }) ? flowTeam : null;
}
