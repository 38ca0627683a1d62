import "server-only";
import type { GoalsView, RoadmapView, ShareLinksView, VersionsView } from "@/lib/domain/roadmap/view";
import { keptCapacitiesJson } from "@/lib/server/calendar/capacity-views";
import type { View } from "@/lib/server/view";
import { goalsViewJson, roadmapViewJson, versionsViewJson } from "./queries";
import { listShareLinks } from "./share-link-queries";

/** The roadmap: what its screens, the Backlog list, the matrix and the shared page all show. */
export const roadmapView: View<RoadmapView> = {
  name: "roadmap",
  capability: "see the roadmap",
  contexts: ["flow-teams", "calendar", "roadmap", "backlog", "progress", "dependencies"],
  load: async (flowTeamId, at) => roadmapViewJson(flowTeamId, await keptCapacitiesJson(flowTeamId, at)),
  // Guests see who owns an Epic; the list of people is the Members' own.
  forGuests: (view) => {
    const owners = new Set(view.epics.map((epic) => epic.ownerId));
    return { ...view, people: view.people.filter(({ id }) => owners.has(id)) };
  },
};

/** The Product Goal's wordings. */
export const goalsView: View<GoalsView> = {
  name: "goals",
  capability: "see the roadmap",
  contexts: ["roadmap"],
  load: goalsViewJson,
};

/** The Roadmap versions, for Members. */
export const versionsView: View<VersionsView> = {
  name: "versions",
  capability: "contribute",
  contexts: ["roadmap"],
  load: versionsViewJson,
};

/** The shared links, for those who keep them. */
export const shareLinksView: View<ShareLinksView> = {
  name: "share links",
  capability: "share the roadmap",
  contexts: ["roadmap"],
  load: async (flowTeamId) => JSON.stringify({ links: await listShareLinks(flowTeamId) }),
};

/**
 * The roadmap as a shared link shows it: without people, and without what teams write to each
 * other. Made once for each revision, so reading the text here costs little.
 */
export const sharedRoadmapView: View<RoadmapView> = {
  name: "shared roadmap",
  capability: "see the roadmap",
  contexts: roadmapView.contexts,
  load: async (flowTeamId, at) => {
    const view = JSON.parse(await roadmapViewJson(flowTeamId, await keptCapacitiesJson(flowTeamId, at))) as RoadmapView;
    const shared: RoadmapView = {
      ...view,
      people: [],
      epics: view.epics.map((epic) => ({ ...epic, ownerId: null, labels: [] })),
      dependencies: view.dependencies.map((d) => ({
        ...d,
        note: "",
        mitigation: d.mitigation.trim() ? "Mitigated" : "",
      })),
    };
    return JSON.stringify(shared);
  },
};
