import { type DependenciesView, judgeAll } from "@/lib/domain/dependencies/view";
import { type EpicConflict, epicConflicts, judgeDependencies, milestoneStandings } from "./standing";
import type { EpicInView, RoadmapView } from "./view";

/** The roadmap as it stood: the view itself, without people. What a Roadmap version keeps. */
export type RoadmapSnapshot = Omit<RoadmapView, "people">;

/** What a version keeps of the roadmap as it stands. */
export function snapshotOf(view: RoadmapView): RoadmapSnapshot {
  const { people: _, ...snapshot } = view;
  return snapshot;
}

/** The fields of an Epic that a comparison of two roadmaps speaks of. */
export const comparedFields = [
  "title",
  "leadTeamId",
  "firstSprint",
  "lastSprint",
  "effort",
  "value",
  "status",
  "kind",
] as const;
type ComparedField = (typeof comparedFields)[number];

export type EpicDifference =
  | { kind: "added" | "removed"; epic: EpicInView }
  | { kind: "changed"; epic: EpicInView; before: EpicInView; fields: ComparedField[] };

type MilestoneDifference = {
  number: number;
  name: string;
  before: MilestoneFigures | null;
  after: MilestoneFigures | null;
};
/** Points are whole; `endsOn` is a calendar date. */
export type MilestoneFigures = {
  endsOn: string | null;
  epics: number;
  load: number;
  capacity: number;
  overBy: number;
  conflicts: number;
};

export type RoadmapDifference = {
  epics: EpicDifference[];
  /** Only Milestones of which a figure differs by more than noise. */
  milestones: MilestoneDifference[];
  conflicts: { before: number; after: number; appeared: string[]; vanished: string[] };
};

/**
 * What differs between two roadmaps: Epics by id, in the later one's order; Milestones by number;
 * conflicts by Dependency id. Those of Stories are among them with the `register` that holds for
 * both: a draft's and the roadmap's. A version doesn't keep Stories.
 */
export function compareRoadmaps(
  before: RoadmapSnapshot,
  after: RoadmapSnapshot,
  register?: DependenciesView,
): RoadmapDifference {
  const conflictsBefore = conflictIds(before, register);
  const conflictsAfter = conflictIds(after, register);
  return {
    epics: compareEpics(before.epics, after.epics),
    milestones: compareMilestones(before, after, register),
    conflicts: {
      before: conflictsBefore.size,
      after: conflictsAfter.size,
      appeared: [...conflictsAfter].filter((id) => !conflictsBefore.has(id)),
      vanished: [...conflictsBefore].filter((id) => !conflictsAfter.has(id)),
    },
  };
}

/** Whether the Milestones' conflicts come to more than there are: one between two Milestones counts in both. */
export function isCountedTwice({ milestones, conflicts }: RoadmapDifference): boolean {
  return (["before", "after"] as const).some(
    (side) => milestones.reduce((sum, milestone) => sum + (milestone[side]?.conflicts ?? 0), 0) > conflicts[side],
  );
}

/** What differs between the Epics of two roadmaps, by id, in the later one's order; those gone last. */
export function compareEpics(before: readonly EpicInView[], after: readonly EpicInView[]): EpicDifference[] {
  const earlier = new Map(before.map((epic) => [epic.id, epic]));
  const later = new Set(after.map((epic) => epic.id));
  const differences: EpicDifference[] = [];
  for (const epic of after) {
    const was = earlier.get(epic.id);
    if (!was) {
      differences.push({ kind: "added", epic });
      continue;
    }
    const fields = comparedFields.filter((field) => was[field] !== epic[field]);
    if (fields.length > 0) differences.push({ kind: "changed", epic, before: was, fields });
  }
  for (const epic of before) if (!later.has(epic.id)) differences.push({ kind: "removed", epic });
  return differences;
}

function compareMilestones(
  before: RoadmapSnapshot,
  after: RoadmapSnapshot,
  register?: DependenciesView,
): MilestoneDifference[] {
  const was = figuresByNumber(before, register);
  const is = figuresByNumber(after, register);
  const numbers = [...new Set([...was.keys(), ...is.keys()])].sort((a, b) => a - b);
  return numbers.flatMap((number) => {
    const a = was.get(number) ?? null;
    const b = is.get(number) ?? null;
    const isNamed = (b ?? a)?.name !== "";
    if (isNoise(a?.figures ?? null, b?.figures ?? null, isNamed)) return [];
    return [{ number, name: (b ?? a)?.name ?? "", before: a?.figures ?? null, after: b?.figures ?? null }];
  });
}

/** The share of its capacity that a Milestone's may drift by without being a difference. */
const capacityDrift = 0.05;

/**
 * Whether two Milestones differ in nothing that a reader looks for: only in their capacity, which
 * drifts with absences and velocity, by little or with nothing in them; or one that the calendar cut
 * or took away has no name and nothing in it.
 */
function isNoise(before: MilestoneFigures | null, after: MilestoneFigures | null, isNamed: boolean): boolean {
  const isEmpty = (figures: MilestoneFigures | null) => !figures || (figures.epics === 0 && figures.load === 0);
  const areEmpty = isEmpty(before) && isEmpty(after);
  if (!before || !after) return areEmpty && !isNamed;
  const { endsOn, epics, load, conflicts } = before;
  const isElse =
    endsOn !== after.endsOn || epics !== after.epics || load !== after.load || conflicts !== after.conflicts;
  if (isElse) return false;
  if (areEmpty) return true;
  const isOverNow = before.overBy > 0 !== after.overBy > 0;
  return !isOverNow && Math.abs(after.capacity - before.capacity) <= before.capacity * capacityDrift;
}

type NamedFigures = { name: string; figures: MilestoneFigures };

function figuresByNumber(snapshot: RoadmapSnapshot, register?: DependenciesView): Map<number, NamedFigures> {
  const view = { ...snapshot, people: [] };
  const endsOn = new Map(snapshot.sprints.map((sprint) => [sprint.number, sprint.endsOn]));
  return new Map(
    milestoneStandings(view, conflictsIn(snapshot, register)).map(({ milestone, epics, load, conflicts }) => [
      milestone.number,
      {
        name: milestone.name,
        figures: {
          endsOn: endsOn.get(milestone.lastSprint) ?? null,
          epics: epics.length,
          ...load,
          conflicts: conflicts.length,
        },
      },
    ]),
  );
}

function conflictsIn(snapshot: RoadmapSnapshot, register?: DependenciesView): EpicConflict[] {
  return epicConflicts(snapshot, judgeDependencies(snapshot), register && judgeAll(register, snapshot));
}

function conflictIds(snapshot: RoadmapSnapshot, register?: DependenciesView): Set<string> {
  return new Set(conflictsIn(snapshot, register).map(({ id }) => id));
}
