import {
  type DependencyStanding,
  dependencyStanding,
  endFacts,
  lastClosedSprint,
} from "@/lib/domain/dependencies/conflicts";
import { type Judged, dependencyName, epicIdOf, isOfStories, standingWords } from "@/lib/domain/dependencies/view";
import { type LoadSum, sumLoad } from "./load";
import type { DependencyInView, EpicInView, MilestoneInView, RoadmapView } from "./view";

/** How much of an Epic is done, 0 to 1: by its Stories' points; a done Epic is whole. */
export function epicProgress(epic: Pick<EpicInView, "status" | "donePoints" | "storyPoints">): number {
  if (epic.status === "done") return 1;
  return epic.storyPoints > 0 ? epic.donePoints / epic.storyPoints : 0;
}

/** The Milestone an Epic belongs to: the one in which its last Flow Sprint ends. */
export function milestoneOf(
  milestones: readonly MilestoneInView[],
  epic: Pick<EpicInView, "lastSprint">,
): MilestoneInView | null {
  const { lastSprint } = epic;
  if (lastSprint === null) return null;
  return milestones.find((m) => m.firstSprint <= lastSprint && lastSprint <= m.lastSprint) ?? null;
}

/** A Dependency with how it stands and the Epics at its ends. */
export type JudgedDependency = DependencyInView & {
  standing: DependencyStanding;
  needer: EpicInView | null;
  giver: EpicInView | null;
};

/** Every Dependency of the view, judged by DEP-2. */
export function judgeDependencies(view: Pick<RoadmapView, "epics" | "dependencies" | "sprints">): JudgedDependency[] {
  const lastClosed = lastClosedSprint(view.sprints);
  const byId = new Map(view.epics.map((epic) => [epic.id, epic]));
  return view.dependencies.map((dependency) => {
    const needer = (dependency.neederEpicId && byId.get(dependency.neederEpicId)) || null;
    const giver = (dependency.giverEpicId && byId.get(dependency.giverEpicId)) || null;
    const ends = [endFacts(dependency.neederEpicId, needer), endFacts(dependency.giverEpicId, giver)] as const;
    return { ...dependency, needer, giver, standing: dependencyStanding(dependency, ...ends, lastClosed) };
  });
}

/** A conflict (DEP-2) in words, and the Epics it troubles: those at its ends, or of the Stories there. */
export type EpicConflict = { id: string; epicIds: readonly string[]; words: string };

/**
 * Every conflict, each once. Those of Stories come with `ofItems`, the whole register: Members have
 * it; guests, shared links and kept versions know Epics alone.
 */
export function epicConflicts(
  { teams }: Pick<RoadmapView, "teams">,
  judged: readonly JudgedDependency[],
  ofItems: readonly Judged[] = [],
): EpicConflict[] {
  const teamName = (id: string) => teams.find((team) => team.id === id)?.name ?? "A retired team";
  const asEnd = (epic: EpicInView | null) => epic && ({ kind: "Epic", number: epic.number } as const);
  const ofEpics = judged.map((dependency) => ({
    ...dependency,
    epicIds: [dependency.neederEpicId, dependency.giverEpicId],
    name: dependencyName({ ...dependency, needer: asEnd(dependency.needer), giver: asEnd(dependency.giver) }, teamName),
  }));
  const ofStories = ofItems.filter(isOfStories).map((dependency) => ({
    ...dependency,
    epicIds: [epicIdOf(dependency.needer), epicIdOf(dependency.giver)],
    name: dependencyName(dependency, teamName),
  }));
  return [...ofEpics, ...ofStories].flatMap(({ id, standing, epicIds, name }) =>
    standing.kind === "conflict"
      ? [
          {
            id,
            epicIds: [...new Set(epicIds.filter((epicId) => epicId !== null))],
            words: `${name}: ${standingWords(standing)}`,
          },
        ]
      : [],
  );
}

/** The conflicts that trouble each Epic, by its id. */
export function conflictsByEpic(conflicts: readonly EpicConflict[]): ReadonlyMap<string, readonly EpicConflict[]> {
  const byEpic = new Map<string, EpicConflict[]>();
  for (const conflict of conflicts) {
    for (const id of conflict.epicIds) byEpic.set(id, [...(byEpic.get(id) ?? []), conflict]);
  }
  return byEpic;
}

/** How a Milestone stands: what it holds, what is done, what troubles it. */
export type MilestoneStanding = {
  milestone: MilestoneInView;
  epics: EpicInView[];
  doneEpics: number;
  /** 0 to 1, Epics weighed by effort; an Epic without one weighs as the average of those with. */
  progress: number;
  load: LoadSum;
  /** Conflicts (DEP-2) that trouble an Epic of it. */
  conflicts: EpicConflict[];
};

/** The standing of every Milestone, in order. `conflicts` are the view's `epicConflicts`. */
export function milestoneStandings(view: RoadmapView, conflicts: readonly EpicConflict[]): MilestoneStanding[] {
  const inIt = new Map<string, EpicInView[]>(view.milestones.map((m) => [m.id, []]));
  for (const epic of view.epics) {
    if (epic.status === "dropped") continue;
    const milestone = milestoneOf(view.milestones, epic);
    if (milestone) inIt.get(milestone.id)?.push(epic);
  }
  return view.milestones.map((milestone) => {
    const epics = inIt.get(milestone.id) ?? [];
    const ids = new Set(epics.map((epic) => epic.id));
    return {
      milestone,
      epics,
      doneEpics: epics.filter((epic) => epic.status === "done").length,
      progress: weighedProgress(epics),
      load: sumLoad(view, milestone.firstSprint, milestone.lastSprint),
      conflicts: conflicts.filter(({ epicIds }) => epicIds.some((id) => ids.has(id))),
    };
  });
}

function weighedProgress(epics: readonly EpicInView[]): number {
  const efforts = epics.flatMap((epic) => (epic.effort === null ? [] : [epic.effort]));
  const usual = efforts.length > 0 ? efforts.reduce((a, b) => a + b) / efforts.length : 1;
  let done = 0;
  let all = 0;
  for (const epic of epics) {
    const weight = epic.effort ?? usual;
    all += weight;
    done += weight * epicProgress(epic);
  }
  return all > 0 ? done / all : 0;
}
