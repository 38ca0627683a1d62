import { missingForReady } from "@/lib/domain/backlog/readiness";
import { compareRanks, wsjf } from "@/lib/domain/backlog/scores";
import { milestoneOf } from "@/lib/domain/roadmap/standing";
import type { EpicInView, MilestoneInView, RoadmapView } from "@/lib/domain/roadmap/view";

/** An Epic to weigh, and what it lacks to be Ready (BLG-1). */
export type EpicToWeigh = { epic: EpicInView; lacks: string[] };

/** Epics that aren't Done or dropped: what lacks something first, by rank; then the others, the highest WSJF first. */
export function epicsToWeigh(epics: readonly EpicInView[]): EpicToWeigh[] {
  const open = epics
    .filter(({ status }) => status !== "done" && status !== "dropped")
    .map((epic) => ({ epic, lacks: missingForReady(epic) }));
  const unready = open.filter(({ lacks }) => lacks.length > 0).sort((a, b) => compareRanks(a.epic.rank, b.epic.rank));
  const ready = open
    .filter(({ lacks }) => lacks.length === 0)
    .sort((a, b) => (wsjf(b.epic) ?? 0) - (wsjf(a.epic) ?? 0) || compareRanks(a.epic.rank, b.epic.rank));
  return [...unready, ...ready];
}

/**
 * The order in which Epics come onto the table, and among them those "next" and "previous" lead to
 * (`neighbourOf`): what lacks something, by rank. One that was weighed keeps its place in it.
 */
export function weighingOrder(epics: readonly EpicInView[], toWeigh: readonly EpicToWeigh[]) {
  return {
    order: [...epics].sort((a, b) => compareRanks(a.rank, b.rank)).map(({ id }) => id),
    among: new Set(toWeigh.filter(({ lacks }) => lacks.length > 0).map(({ epic }) => epic.id)),
  };
}

type Span = { firstSprint: number; lastSprint: number };

/**
 * The span an Epic takes when it is put onto a Milestone: as long as it was (one Flow Sprint if it had
 * none), beginning with the Milestone, or ending with it where it is longer. It begins in no Flow Sprint
 * before `earliest`, which it doesn't keep to at the cost of its end.
 */
export function spanOnMilestone(
  { firstSprint, lastSprint }: Pick<EpicInView, "firstSprint" | "lastSprint">,
  milestone: Pick<MilestoneInView, "firstSprint" | "lastSprint">,
  earliest: number,
): Span {
  const length = firstSprint === null || lastSprint === null ? 1 : lastSprint - firstSprint + 1;
  const first = Math.min(Math.max(milestone.firstSprint, earliest), milestone.lastSprint);
  const last = first + length - 1;
  if (last <= milestone.lastSprint) return { firstSprint: first, lastSprint: last };
  return { firstSprint: Math.max(1, milestone.lastSprint - length + 1), lastSprint: milestone.lastSprint };
}

/** A lane of the refinement: a Milestone ahead with the open Epics that end in it; or those on none. */
export type MilestoneLane = { milestone: MilestoneInView | null; epics: EpicInView[] };

/** How many Milestones without a name and Epics are offered. */
const emptyOffered = 3;

/** The lanes an Epic is offered to be moved to, by their place: off the roadmap, what has a name or Epics, and the next few. */
export function lanesToOffer(lanes: readonly MilestoneLane[]): number[] {
  const isEmpty = ({ milestone, epics }: MilestoneLane) => milestone?.name === "" && epics.length === 0;
  const nextEmpty = lanes.filter(isEmpty).slice(0, emptyOffered);
  return lanes.flatMap((lane, at) => (!isEmpty(lane) || nextEmpty.includes(lane) ? [at] : []));
}

/** The lanes for a wall, by their place: Milestones ahead with something on them; where there is none, the nearest. */
export function lanesToProject(lanes: readonly MilestoneLane[]): number[] {
  const filled = lanes.flatMap(({ milestone, epics }, at) => (milestone && epics.length > 0 ? [at] : []));
  return filled.length > 0 ? filled : lanes.flatMap(({ milestone }, at) => (milestone ? [at] : [])).slice(0, 1);
}

/** The lanes of Milestones that aren't over, in order, after the open Epics that are on no Milestone ahead. */
export function milestoneLanes(view: Pick<RoadmapView, "epics" | "milestones">): MilestoneLane[] {
  const ahead = view.milestones.filter(({ state }) => state === "planned" || state === "committed");
  const open = view.epics.filter(({ status }) => status !== "done" && status !== "dropped");
  const placed = open.map((epic) => ({ epic, milestone: milestoneOf(ahead, epic) }));
  return [null, ...ahead].map((milestone) => ({
    milestone,
    epics: placed.filter((one) => one.milestone?.id === milestone?.id).map(({ epic }) => epic),
  }));
}
