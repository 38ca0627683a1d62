import "server-only";
import type { CapacityView, ComputedCapacities } from "@/lib/domain/calendar/capacity";
import type { Revisions } from "@/lib/domain/live";
import { type View, readPart } from "@/lib/server/view";
import { listPlaces } from "./capacity-holidays";
import { computedCapacitiesJson, loadCapacity } from "./capacity-queries";

/** Who is there when, and what teams reached before, for Members. */
export const capacityView: View<CapacityView> = {
  name: "capacity",
  capability: "contribute",
  contexts: ["flow-teams", "calendar", "roadmap"],
  load: async (flowTeamId) => JSON.stringify(await loadCapacity(flowTeamId)),
};

/** What follows from that in points: part of the views that guests see too. */
const computedCapacitiesView: View<ComputedCapacities> = {
  name: "computed capacities",
  capability: "see the roadmap",
  contexts: ["flow-teams", "calendar"],
  load: (flowTeamId) => computedCapacitiesJson(flowTeamId),
};

/** The ComputedCapacities of a Flow Team as JSON text, kept until people, days or closed Flow Sprints change. */
export async function keptCapacitiesJson(flowTeamId: string, at?: Revisions): Promise<string> {
  return (await readPart(flowTeamId, computedCapacitiesView, at)) ?? "{}";
}

/** The countries and regions whose public holidays are known. */
export const holidayPlacesView: View<{ code: string; name: string }[]> = {
  name: "holiday places",
  capability: "contribute",
  contexts: ["flow-teams"],
  load: async () => JSON.stringify(listPlaces()),
};
