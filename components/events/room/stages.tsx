"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { EventKind } from "@/lib/domain/events/contracts";

const loading = () => <Skeleton className="m-6 h-40" />;

/** What fills the middle of each kind of room: loaded by those who enter one. */
export const stages: Partial<Record<EventKind, ComponentType>> = {
  planning_1: dynamic(() => import("../planning/planning-1-stage").then((module) => module.Planning1Stage), {
    loading,
  }),
  planning_2: dynamic(() => import("../planning/planning-2-stage").then((module) => module.Planning2Stage), {
    loading,
  }),
  roadmap_refinement: dynamic(
    () => import("../roadmap-refinement/refinement-stage").then((module) => module.RoadmapRefinementStage),
    { loading },
  ),
  review: dynamic(() => import("../review/review-stage").then((module) => module.ReviewStage), { loading }),
  daily_scrum: dynamic(() => import("../daily/daily-stage").then((module) => module.DailyStage), { loading }),
  scrum_of_scrums: dynamic(
    () => import("../scrum-of-scrums/scrum-of-scrums-stage").then((module) => module.ScrumOfScrumsStage),
    { loading },
  ),
  refinement: dynamic(() => import("../refinement/refinement-stage").then((module) => module.RefinementStage), {
    loading,
  }),
  team_planning: dynamic(
    () => import("../team-planning/team-planning-stage").then((module) => module.TeamPlanningStage),
    { loading },
  ),
  flow_retrospective: dynamic(() => import("../retro/retro-stage").then((module) => module.RetroStage), { loading }),
  team_retrospective: dynamic(() => import("../retro/retro-stage").then((module) => module.RetroStage), { loading }),
};
