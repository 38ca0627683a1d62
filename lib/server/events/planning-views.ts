import "server-only";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import { readEventKey } from "@/lib/domain/events/key";
import { keptCapacitiesJson } from "@/lib/server/calendar/capacity-views";
import { sprintViewJson } from "@/lib/server/calendar/sprint-life-queries";
import type { View } from "@/lib/server/view";
import { ofTableOf } from "./views";

/** The teams' plans as Flow Sprint Planning 2 looks at them. */
export function teamPlansView(key: string): View<SprintView> {
  const sprintNumber = readEventKey(key)?.sprintNumber ?? 0;
  return ofTableOf(
    ["planning_2"],
    key,
    "team plans",
    ["flow-teams", "calendar", "roadmap", "stories"],
    async (flowTeamId, at) => sprintViewJson(flowTeamId, sprintNumber, await keptCapacitiesJson(flowTeamId, at)),
  );
}
