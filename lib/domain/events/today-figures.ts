import type { RuleStanding } from "@/lib/domain/flow-teams/rulebook-standing";
import {
  type MilestoneStanding,
  epicConflicts,
  judgeDependencies,
  milestoneStandings,
} from "@/lib/domain/roadmap/standing";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { allOf, counted } from "@/lib/domain/words";
import type { Pressing, TodayFigure } from "./today";

/** The Milestones that aren't over, in their order. `sprint` is the running Flow Sprint or the next. */
export function milestonesAhead(roadmap: RoadmapView, sprint: number): MilestoneStanding[] {
  return milestoneStandings(roadmap, epicConflicts(roadmap, judgeDependencies(roadmap))).filter(
    ({ milestone }) => milestone.lastSprint >= sprint && milestone.state !== "reached" && milestone.state !== "missed",
  );
}

/** What speaks against a Milestone's holding: with any of it the Milestone is at risk, its promise may be broken. */
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
      tone: against.length > 0 ? "warn" : null,
    },
    pressing: against.length > 0 ? [{ text: `M${milestone.number} is at risk: ${against.join(", ")}`, href }] : [],
  };
}

/** This many rules that don't hold are named beside the first. */
const mostNamed = 3;

/** How many rules hold of those that are kept or not, and which don't: the first with why. */
export function rulebookFigure(standings: readonly RuleStanding[]): TodayFigure {
  const those = (is: RuleStanding["is"]) => standings.filter((one) => one.is === is);
  const [holding, broken] = [those("holds"), those("broken")];
  const against = [...broken, ...those("advised")];
  const [first, ...others] = against;
  const named = others.slice(0, others.length > mostNamed ? mostNamed - 1 : mostNamed).map(({ rule }) => rule);
  const more = others.length - named.length;
  const rest = allOf(more > 0 ? [...named, `${more} more`] : named);
  return {
    name: "Rulebook",
    value: String(holding.length),
    unit: `of ${holding.length + against.length} rules hold`,
    says: first
      ? `${first.rule}: ${first.says}${rest && ` ${rest} ${others.length === 1 ? "doesn’t" : "don’t"} hold either.`}`
      : "Nothing is against them.",
    href: "rulebook",
    tone: broken.length > 0 ? "bad" : null,
  };
}
