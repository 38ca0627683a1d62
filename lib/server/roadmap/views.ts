import "server-only";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import type { View } from "@/lib/server/view";
import { roadmapViewJson } from "./queries";

/** The roadmap: what its screens, the Backlog list, the matrix and the shared page all show. */
export const roadmapView: View<RoadmapView> = {
  name: "roadmap",
  capability: "see the roadmap",
  contexts: ["flow-teams", "calendar", "roadmap", "backlog", "dependencies"],
  load: (flowTeamId) => roadmapViewJson(flowTeamId),
};
