import "server-only";
import type { BurnView } from "@/lib/domain/calendar/burn";
import type { SprintGateView } from "@/lib/domain/calendar/sprint-gate";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import type { BaselineView } from "@/lib/domain/events/baseline";
import type { CommittedPoints } from "@/lib/domain/roadmap/load";
import type { View } from "@/lib/server/view";
import { baselineViewJson } from "@/lib/server/events/baseline";
import { keptCapacitiesJson } from "./capacity-views";
import { burnViewJson, committedPointsJson, sprintGateJson, sprintViewJson } from "./sprint-life-queries";

/** One Flow Sprint with its Sprint Backlogs, for Members. */
export const sprintView = (number: number): View<SprintView> => ({
  name: `sprint ${number}`,
  capability: "contribute",
  contexts: ["flow-teams", "calendar", "roadmap", "stories"],
  load: async (flowTeamId, at) => sprintViewJson(flowTeamId, number, await keptCapacitiesJson(flowTeamId, at)),
});

/** What teams have committed to in Flow Sprints not closed, for Members. */
export const committedPointsView: View<CommittedPoints> = {
  name: "committed points",
  capability: "contribute",
  contexts: ["calendar", "stories"],
  load: committedPointsJson,
};

/** What a Flow Sprint's burn charts are drawn from, for Members. */
export const burnView = (number: number): View<BurnView> => ({
  name: `burn of ${number}`,
  capability: "contribute",
  contexts: ["calendar", "stories"],
  load: (flowTeamId) => burnViewJson(flowTeamId, number),
});

/** How a Flow Sprint's gate stands (CAL-4), for Members. */
export const sprintGateView = (number: number): View<SprintGateView> => ({
  name: `gate of ${number}`,
  capability: "contribute",
  contexts: ["calendar", "events"],
  load: (flowTeamId) => sprintGateJson(flowTeamId, number),
});

/** What was planned for a Flow Sprint when its plan was frozen, for Members. */
export const baselineView = (number: number): View<BaselineView> => ({
  name: `baseline of ${number}`,
  capability: "contribute",
  contexts: ["calendar", "events"],
  load: (flowTeamId) => baselineViewJson(flowTeamId, number),
});
