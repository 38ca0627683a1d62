"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import type { EventKind } from "@/lib/domain/events/contracts";

/**
 * What fills the middle of each kind of room: loaded by those who enter one. The page waits for it, so
 * that a room is entered whole.
 */
export const stages: Partial<Record<EventKind, ComponentType>> = {
  planning_1: dynamic(() => import("../planning/planning-1-stage").then((module) => module.Planning1Stage)),
  planning_2: dynamic(() => import("../planning/planning-2-stage").then((module) => module.Planning2Stage)),
  roadmap_refinement: dynamic(() =>
    import("../roadmap-refinement/refinement-stage").then((module) => module.RoadmapRefinementStage),
  ),
  review: dynamic(() => import("../review/review-stage").then((module) => module.ReviewStage)),
  daily_scrum: dynamic(() => import("../daily/daily-stage").then((module) => module.DailyStage)),
  scrum_of_scrums: dynamic(() =>
    import("../scrum-of-scrums/scrum-of-scrums-stage").then((module) => module.ScrumOfScrumsStage),
  ),
  refinement: dynamic(() => import("../refinement/refinement-stage").then((module) => module.RefinementStage)),
  team_planning: dynamic(() =>
    import("../team-planning/team-planning-stage").then((module) => module.TeamPlanningStage),
  ),
  flow_retrospective: dynamic(() => import("../retro/retro-stage").then((module) => module.RetroStage)),
  team_retrospective: dynamic(() => import("../retro/retro-stage").then((module) => module.RetroStage)),
};

/** What stands beside the stage in a kind of room. */
export const stageAsides: Partial<Record<EventKind, ComponentType>> = {
  planning_1: dynamic(() => import("../planning/plan-aside").then((module) => module.PlanAside)),
};
