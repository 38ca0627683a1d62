import "server-only";
import { notFound, redirect } from "next/navigation";
import { can } from "@/lib/domain/access";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";
import { readView, viewFor } from "@/lib/server/view";
import { currentSprint, scheduleView } from "./schedule-views";

/**
 * The schedule of a Flow Sprint for its page's first paint, of the current one where none is named;
 * `painted` is null without a calendar. Ends the request with 404 where there is no such Flow Sprint, or
 * the person has no part in the Flow Team, and sends an Administrator without a role to its people.
 */
export async function openSchedule(slug: string, named: number | null) {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam) notFound();
  if (!can(actor, "see the roadmap", { flowTeamId: flowTeam.id })) redirect(`/flow-teams/${slug}/teams`);
  const number = named ?? (await currentSprint(flowTeam.id));
  if (number === null) return { flowTeam, number: 1, painted: null };
  const painted = await readView(flowTeam.id, viewFor(actor, flowTeam.id, scheduleView(number)));
  if (!painted) notFound();
  return { flowTeam, number, painted };
}
