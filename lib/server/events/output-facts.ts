import "server-only";
import type { EventKind } from "@/lib/domain/events/contracts";
import type { OutputLoader } from "./outputs/loader";
import { dailyOutputs } from "./outputs/daily";
import { planning1Outputs } from "./outputs/planning-1";
import { planning2Outputs } from "./outputs/planning-2";
import { refinementOutputs } from "./outputs/refinement";
import { actionOutputs, improvementOutputs } from "./outputs/retrospectives";
import { reviewOutputs } from "./outputs/review";
import { roadmapOutputs } from "./outputs/roadmap";
import { scrumOfScrumsOutputs } from "./outputs/scrum-of-scrums";
import { teamPlanningOutputs } from "./outputs/team-planning";

/** Where the facts of each event's outputs come from. */
export const outputLoaders: Record<EventKind, OutputLoader> = {
  planning_1: planning1Outputs,
  planning_2: planning2Outputs,
  scrum_of_scrums: scrumOfScrumsOutputs,
  roadmap_refinement: roadmapOutputs,
  review: reviewOutputs,
  flow_retrospective: improvementOutputs,
  team_planning: teamPlanningOutputs,
  daily_scrum: dailyOutputs,
  refinement: refinementOutputs,
  team_retrospective: actionOutputs,
};
