import "server-only";
import type { BurnView } from "@/lib/domain/calendar/burn";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import type { View } from "@/lib/server/view";
import { keptCapacitiesJson } from "./capacity-views";
import { burnViewJson, sprintViewJson } from "./sprint-life-queries";

/** One Flow Sprint with its Sprint Backlogs, for Members. */
export const sprintView = (number: number): View<SprintView> => ({
  name: `sprint ${number}`,
  capability: "contribute",
  contexts: ["flow-teams", "calendar", "roadmap", "stories"],
  load: async (flowTeamId, at) => sprintViewJson(flowTeamId, number, await keptCapacitiesJson(flowTeamId, at)),
});

/** What a Flow Sprint's burn charts are drawn from, for Members. */
export const burnView = (number: number): View<BurnView> => ({
  name: `burn of ${number}`,
  capability: "contribute",
  contexts: ["calendar", "stories"],
  load: (flowTeamId) => burnViewJson(flowTeamId, number),
});
