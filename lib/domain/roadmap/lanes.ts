import type { EpicKind } from "@/lib/domain/backlog/kinds";
import { milestoneOf } from "./standing";
import type { EpicInView, RoadmapView } from "./view";

/** What the lanes of the timeline stand for. */
export const laneKinds = ["team", "milestone", "value"] as const;
export type LaneKind = (typeof laneKinds)[number];

/** A lane and its planned Epics, by rank. */
export type RoadmapLane = {
  id: string;
  name: string;
  /** Set where the lane is a team's. */
  teamId: string | null;
  /** One of the team hues, where the lane has one. */
  hue: number | null;
  epics: PlannedEpic[];
};

/** An Epic with a span. */
export type PlannedEpic = EpicInView & { firstSprint: number; lastSprint: number };

/** Whether the Epic is on the roadmap. */
export function isPlanned(epic: EpicInView): epic is PlannedEpic {
  return epic.firstSprint !== null && epic.lastSprint !== null;
}

/** The lane of Epics that belong to no team, Milestone or value band. */
export const noLane = "none";

/** Bands of value, highest first: the lowest value of each. */
const bands = [
  { id: "high", name: "High value, 13 or 20", from: 13 },
  { id: "middle", name: "Middle value, 5 or 8", from: 5 },
  { id: "low", name: "Low value, 1 to 3", from: 1 },
] as const;

/**
 * The lanes of a view with the Epics given. Teams and Milestones have a lane even when empty; the
 * lane of what belongs nowhere is there only when something is in it.
 */
export function lanesOf(view: RoadmapView, kind: LaneKind, epics: readonly EpicInView[]): RoadmapLane[] {
  const planned = epics.filter(isPlanned);
  const lanes = emptyLanes(view, kind);
  const byId = new Map(lanes.map((lane) => [lane.id, lane]));
  const nowhere: PlannedEpic[] = [];
  for (const epic of planned) {
    const lane = byId.get(laneIdOf(view, kind, epic));
    (lane?.epics ?? nowhere).push(epic);
  }
  if (nowhere.length === 0) return lanes;
  return [...lanes, { id: noLane, name: namesOfNowhere[kind], teamId: null, hue: null, epics: nowhere }];
}

/**
 * The lanes of a roadmap that shows Epics of one kind alone: without those of teams that lead none.
 * All of them where every kind is shown.
 */
export function lanesForKind<L extends { teamId: string | null }>(
  lanes: readonly L[],
  epics: readonly EpicInView[],
  kind: EpicKind | undefined,
): readonly L[] {
  if (!kind) return lanes;
  const leads = new Set(epics.filter((epic) => epic.kind === kind).map((epic) => epic.leadTeamId));
  return lanes.filter(({ teamId }) => teamId === null || leads.has(teamId));
}

const namesOfNowhere: Record<LaneKind, string> = {
  team: "No team",
  milestone: "Outside Milestones",
  value: "No value yet",
};

function emptyLanes(view: RoadmapView, kind: LaneKind): RoadmapLane[] {
  if (kind === "team") {
    return view.teams.map(({ id, name, hue }) => ({ id, name, teamId: id, hue, epics: [] }));
  }
  if (kind === "milestone") {
    return view.milestones.map((m) => ({ id: m.id, name: milestoneTitle(m), teamId: null, hue: null, epics: [] }));
  }
  return bands.map(({ id, name }) => ({ id, name, teamId: null, hue: null, epics: [] }));
}

/** The id of the lane an Epic is in, `noLane` where it belongs nowhere. */
function laneIdOf(view: RoadmapView, kind: LaneKind, epic: EpicInView): string {
  if (kind === "team") return epic.leadTeamId ?? noLane;
  if (kind === "milestone") return milestoneOf(view.milestones, epic)?.id ?? noLane;
  const { value } = epic;
  return value === null ? noLane : (bands.find((band) => value >= band.from)?.id ?? noLane);
}

/** "M4 · Batch at scale", or "M4" while it has no name. */
export function milestoneTitle(milestone: { number: number; name: string }): string {
  return milestone.name ? `M${milestone.number} · ${milestone.name}` : `M${milestone.number}`;
}
