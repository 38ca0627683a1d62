import "server-only";
import { teamPlanningOutputs as outputsOfPlan } from "@/lib/domain/events/team-planning";
import type { OutputLoader } from "./loader";
import { readTeamPlans } from "../team-plan-queries";

/** The team's Sprint Backlog and its Team Sprint Goal. */
export const teamPlanningOutputs: OutputLoader = {
  contexts: ["stories", "calendar"],
  async load(tx, { flowTeamId, sprintNumber, teamId, slug, key }) {
    const [plan] = await readTeamPlans(tx, { flowTeamId, sprintNumber, teamId });
    return plan ? outputsOfPlan(plan, `/flow-teams/${slug}/events/${key}?step=2`) : {};
  },
};
