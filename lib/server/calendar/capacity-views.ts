import "server-only";
import type { CapacityView } from "@/lib/domain/calendar/capacity";
import type { View } from "@/lib/server/view";
import { listPlaces } from "./capacity-holidays";
import { loadCapacity } from "./capacity-queries";

/** Who is there when, and what teams reached before, for Members. */
export const capacityView: View<CapacityView> = {
  name: "capacity",
  capability: "contribute",
  contexts: ["flow-teams", "calendar", "roadmap"],
  load: async (flowTeamId) => JSON.stringify(await loadCapacity(flowTeamId)),
};

/** The countries and regions whose public holidays are known. */
export const holidayPlacesView: View<{ code: string; name: string }[]> = {
  name: "holiday places",
  capability: "contribute",
  contexts: ["flow-teams"],
  load: async () => JSON.stringify(listPlaces()),
};
