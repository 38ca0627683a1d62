import "server-only";
import type { EventKind } from "@/lib/domain/events/contracts";
import type { Minutes } from "@/lib/domain/events/minutes";
import type { ReadContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { dailySections, scrumOfScrumsSections } from "./answer-minutes";
import { weighedSections } from "./epic-changes";
import { verdictSections } from "./given-verdicts";
import { planning1Sections, planning2Sections } from "./planning-close";
import { retrospectiveSections } from "./retro-close";
import { refinementSections, teamPlanningSections } from "./team-minutes";
import { roadmapSections } from "./refined-roadmap";
import { reviewSections } from "./review-minutes";

/** What the minutes of a kind of event hold beside what all have. */
export const minutesSections: {
  [K in EventKind]?: (context: ReadContext, event: FlowSprintEvent) => Promise<Minutes["sections"]>;
} = {
  planning_1: planning1Sections,
  planning_2: planning2Sections,
  roadmap_refinement: async (context, event) => [
    ...(await weighedSections(context, event)),
    ...(await verdictSections(context, event)),
    ...(await roadmapSections(context, event)),
  ],
  review: reviewSections,
  scrum_of_scrums: scrumOfScrumsSections,
  team_planning: teamPlanningSections,
  daily_scrum: dailySections,
  refinement: refinementSections,
  flow_retrospective: retrospectiveSections,
  team_retrospective: retrospectiveSections,
};
