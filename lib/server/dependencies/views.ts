import "server-only";
import type { ImpedimentsView } from "@/lib/domain/dependencies/impediments";
import type { RisksView } from "@/lib/domain/dependencies/risks";
import type { DependenciesView } from "@/lib/domain/dependencies/view";
import type { View } from "@/lib/server/view";
import { dependenciesViewJson, impedimentsViewJson, risksViewJson } from "./queries";

/** Every Dependency and the Stories at its ends, for Members. */
export const dependenciesView: View<DependenciesView> = {
  name: "dependencies",
  capability: "contribute",
  contexts: ["dependencies", "stories", "calendar", "roadmap"],
  load: (flowTeamId) => dependenciesViewJson(flowTeamId),
};

/** The Risk register, for Members. */
export const risksView: View<RisksView> = {
  name: "risks",
  capability: "contribute",
  contexts: ["dependencies"],
  load: (flowTeamId) => risksViewJson(flowTeamId),
};

/** The Impediments, for Members. */
export const impedimentsView: View<ImpedimentsView> = {
  name: "impediments",
  capability: "contribute",
  contexts: ["dependencies", "stories"],
  load: impedimentsViewJson,
};
