import "server-only";
import { notFound } from "next/navigation";
import { can } from "@/lib/domain/access";
import { db } from "@/lib/server/db";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";
import { readView } from "@/lib/server/view";
import { teamPlanningsView } from "./team-planning-views";

/**
 * All Team Sprint Plannings of a Flow Sprint for their page's first paint, of the one planned next
 * where none is named. Ends the request with 404 where there is none, and for who isn't a Member.
 */
export async function openTeamPlannings(slug: string, named: number | null) {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam || !can(actor, "contribute", { flowTeamId: flowTeam.id })) notFound();
  const number = named ?? (await sprintToPlan(flowTeam.id)) ?? notFound();
  const painted = (await readView(flowTeam.id, teamPlanningsView(number, slug))) ?? notFound();
  return { number, painted };
}

/** The first Flow Sprint that hasn't started; the last one where all have. */
async function sprintToPlan(flowTeamId: string): Promise<number | null> {
  const ahead = { where: { flowTeamId, state: "planned" as const }, orderBy: { number: "asc" as const } };
  const last = { where: { flowTeamId }, orderBy: { number: "desc" as const } };
  const sprint = (await db().flowSprint.findFirst(ahead)) ?? (await db().flowSprint.findFirst(last));
  return sprint?.number ?? null;
}
