import "server-only";
import type { ClaimableEpic, ClaimsView } from "@/lib/domain/events/claims";
import { keptCapacitiesJson } from "@/lib/server/calendar/capacity-views";
import type { View } from "@/lib/server/view";
import { claimableEpicsJson, claimsViewJson } from "./claim-queries";

/** Objectives, claims and capacities of one Flow Sprint, for Members. */
export const claimsView = (number: number): View<ClaimsView> => ({
  name: `claims of ${number}`,
  capability: "contribute",
  // Typed capacities change with "roadmap".
  contexts: ["flow-teams", "calendar", "roadmap", "claims"],
  load: async (flowTeamId, at) => claimsViewJson(flowTeamId, number, await keptCapacitiesJson(flowTeamId, at)),
});

/** The Epics that teams may claim, with what BLG-1 looks at, for Members. */
export const claimableEpicsView: View<ClaimableEpic[]> = {
  name: "claimable epics",
  capability: "contribute",
  contexts: ["backlog"],
  load: claimableEpicsJson,
};
