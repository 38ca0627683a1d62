import type { RuleStanding } from "@/lib/domain/flow-teams/rulebook-standing";
import {
  type MilestoneStanding,
  epicConflicts,
  judgeDependencies,
  milestoneStandings,
} from "@/lib/domain/roadmap/standing";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";
import type { Pressing, TodayFigure } from "./today";

/** The Milestones that aren't over, in their order. `sprint` is the running Flow Sprint or the next. */
export function milestonesAhead(roadmap: RoadmapView, sprint: number): MilestoneStanding[] {
  return milestoneStandings(roadmap, epicConflicts(roadmap, judgeDependencies(roadmap))).filter(
    ({ milestone }) => milestone.lastSprint >= sprint && milestone.state !== "reached" && milestone.state !== "missed",
  );
}

/** What speaks against a Milestone's holding. */
export function troublesOf({ load, conflicts }: MilestoneStanding): string[] {
  return [
    ...(conflicts.length > 0 ? [counted(conflicts.length, "Dependency in conflict", "Dependencies in conflict")] : []),
    ...(load.overBy > 0 ? [`${counted(Math.round(load.overBy), "point")} over capacity`] : []),
  ];
}

/** Whether the next Milestone holds, and why not; null where none is ahead. `sprint` is the running Flow Sprint or the next. */
export function milestoneFigure(
  roadmap: RoadmapView,
  sprint: number,
): { figure: TodayFigure; pressing: Pressing[] } | null {
  const [next] = milestonesAhead(roadmap, sprint);
  if (!next) return null;
  const { milestone, epics, doneEpics, progress } = next;
  const against = troublesOf(next);
  const href = `roadmap?about-milestone=${milestone.number}`;
  const done = `${doneEpics} of ${counted(epics.length, "Epic")} done, to the end of Flow Sprint ${milestone.lastSprint}`;
  return {
    figure: {
      name: `M${milestone.number} ${milestone.name}`,
      value: `${Math.round(progress * 100)}%`,
      unit: against.length > 0 ? "done, at risk" : "done, holds",
      says: against.length > 0 ? `${against.join(", ")}. ${done}.` : `${done}.`,
      href,
      isUnusual: against.length > 0,
    },
    pressing: against.length > 0 ? [{ text: `M${milestone.number} doesn’t hold: ${against.join(", ")}`, href }] : [],
  };
}

/** How many rules hold, and the first that doesn't. */
export function rulebookFigure(standings: readonly RuleStanding[]): TodayFigure {
  const measured = standings.filter(({ is }) => is !== "later");
  const against = measured.filter(({ is }) => is === "broken" || is === "advised");
  const first = against.find(({ is }) => is === "broken") ?? against[0];
  return {
    name: "Rulebook",
    value: String(measured.length - against.length),
    unit: `of ${measured.length} rules hold`,
    says: first ? `${first.rule}: ${first.says}` : "Nothing is against them.",
    href: "rulebook",
    isUnusual: against.some(({ is }) => is === "broken"),
  };
}
