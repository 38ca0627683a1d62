import "server-only";
import type { RefinementView } from "@/lib/domain/events/refinement";
import { type TeamPlanView, type TeamPlanningsView, planningsHall } from "@/lib/domain/events/team-planning";
import { roomOf } from "@/lib/domain/live";
import type { View } from "@/lib/server/view";
import { refinementViewJson } from "./refinement-queries";
import { teamPlanViewJson } from "./team-plan-queries";
import { teamPlanningsJson } from "./team-plannings-queries";
import { ofTableOf } from "./views";

/** What a Product Backlog Refinement works on beside the Team Backlog. */
export function refinementView(key: string): View<RefinementView> {
  return ofTableOf(["refinement"], key, "refinement", ["events", "stories", "backlog", "flow-teams"], (id) =>
    refinementViewJson(id, key),
  );
}

/** What a Team Sprint Planning plans with, beside the Team Backlog. */
export function teamPlanView(key: string): View<TeamPlanView> {
  return ofTableOf(
    ["team_planning"],
    key,
    "plan",
    ["events", "calendar", "flow-teams", "backlog", "stories", "claims"],
    (id, at) => teamPlanViewJson(id, key, at),
  );
}

/** All Team Sprint Plannings of a Flow Sprint at once, for Members. */
export function teamPlanningsView(sprintNumber: number, slug: string): View<TeamPlanningsView> {
  return {
    name: `team plannings of ${sprintNumber} at ${slug}`,
    capability: "contribute",
    contexts: ["events", "stories", "calendar", "flow-teams", roomOf(planningsHall(sprintNumber))],
    load: (flowTeamId, at) => teamPlanningsJson(flowTeamId, sprintNumber, slug, at),
  };
}
