import "server-only";
import type { EpicDetail, InsightsView, TechnicalRoadmapView } from "@/lib/domain/backlog/view";
import type { View } from "@/lib/server/view";
import { epicDetailJson, insightsViewJson, technicalRoadmapJson } from "./queries";

/** One Epic with all that hangs on it. */
export function epicView(number: number): View<EpicDetail> {
  return {
    name: `epic ${number}`,
    capability: "see the roadmap",
    contexts: ["backlog", "stories"],
    load: (flowTeamId) => epicDetailJson(flowTeamId, number),
    // As with the Insights themselves: what customers said is not for every guest.
    forGuests: (epic) => ({ ...epic, insights: [] }),
  };
}

/** The Insights, for Members: what customers said is not for every guest. */
export const insightsView: View<InsightsView> = {
  name: "insights",
  capability: "contribute",
  contexts: ["backlog"],
  load: insightsViewJson,
};

/** What the enablers stand for. */
export const technicalRoadmapView: View<TechnicalRoadmapView> = {
  name: "technical roadmap",
  capability: "see the roadmap",
  contexts: ["backlog"],
  load: technicalRoadmapJson,
};
