import "server-only";
import type { EventKind } from "@/lib/domain/events/contracts";
import type { OutputFacts } from "@/lib/domain/events/outputs";
import type { Context } from "@/lib/domain/live";
import type { Tx } from "@/lib/server/db";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { dailyOutputs } from "./outputs/daily";
import { planning1Outputs } from "./outputs/planning-1";
import { planning2Outputs } from "./outputs/planning-2";
import { refinementOutputs } from "./outputs/refinement";
import { actionOutputs, improvementOutputs } from "./outputs/retrospectives";
import { reviewOutputs } from "./outputs/review";
import { roadmapOutputs } from "./outputs/roadmap";
import { scrumOfScrumsOutputs } from "./outputs/scrum-of-scrums";
import { teamPlanningOutputs } from "./outputs/team-planning";

/** The event whose outputs are looked for; `id` is null while nobody has touched it. */
export type OutputEvent = Pick<FlowSprintEvent, "flowTeamId" | "key" | "kind" | "teamId" | "sprintNumber"> & {
  id: string | null;
  /** Of the Flow Team: outputs link to its pages. */
  slug: string;
};

export type OutputLoader = {
  /** What the facts are read from: a change in one of these makes the closing list new. */
  contexts: readonly Context[];
  load(tx: Tx, event: OutputEvent): Promise<OutputFacts>;
};

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
