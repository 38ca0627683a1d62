import { describe, expect, it } from "vitest";
import { judgeAll } from "@/lib/domain/dependencies/view";
import { aDependenciesView, aRow, aStoryAtEnd } from "@/tests/dependency-rows";
import { anEpic } from "@/tests/roadmap-view";
import { draftConflicts, draftEdits, withDraft } from "./draft";
import { capacityOf, sumLoad, teamLoad, teamsOver } from "./load";
import { missingForCommitment } from "./milestones";
import { compareRoadmaps, isCountedTwice, snapshotOf } from "./snapshot";
import { epicConflicts, epicProgress, judgeDependencies, milestoneOf, milestoneStandings } from "./standing";
import type { DependencyInView, EpicInView, RoadmapView } from "./view";

const ready = { value: 5, hasRiskNote: true, acceptanceConditions: 1, feasibility: "feasible" as const };
const epic = (id: string, fields: Partial<EpicInView> = {}) =>
  anEpic({ id, title: id, leadTeamId: "node", firstSprint: 1, lastSprint: 2, effort: 10, ...ready, ...fields });
const dependency = (neederEpicId: string, giverEpicId: string): DependencyInView => ({
  id: `${neederEpicId}>${giverEpicId}`,
  neederTeamId: "node",
  giverTeamId: "storage",
  neederEpicId,
  giverEpicId,
  state: "proposed",
  note: "",
  neededBySprint: null,
  promisedForSprint: null,
  mitigation: "",
});
const milestone = (number: number, firstSprint: number, lastSprint: number) => ({
  id: `m${number}`,
  number,
  name: `M${number}`,
  objective: "",
  measure: "",
  baseline: "",
  target: "",
  state: "planned" as const,
  firstSprint,
  lastSprint,
});
const view = (epics: EpicInView[], dependencies: DependencyInView[] = []): RoadmapView => ({
  flowTeam: { id: "f", slug: "f", name: "F", product: "P", timeZone: "UTC", state: "active" },
  goal: null,
  cadence: { sprintWeeks: 2, milestoneSprints: 4 },
  pauses: [],
  people: [],
  sprints: Array.from({ length: 8 }, (_, i) => ({
    number: i + 1,
    startsOn: "2026-01-05",
    endsOn: "2026-01-18",
    state: "planned",
    goal: "",
  })),
  milestones: [milestone(1, 1, 4), milestone(2, 5, 8)],
  teams: [
    { id: "node", name: "Node", slug: "node", hue: 0, usualCapacity: 10 },
    { id: "storage", name: "Storage", slug: "storage", hue: 1, usualCapacity: 20 },
  ],
  capacities: [{ teamId: "node", sprint: 2, points: 4 }],
  computedCapacities: {},
  epics,
  dependencies,
});

/** S-1 of one Epic needs S-2 of the other, which is promised too late. */
const lateStory = aDependenciesView({
  stories: [
    aStoryAtEnd({ id: "s1", sprint: 1, epicId: "needing" }),
    aStoryAtEnd({ id: "s2", sprint: 2, epicId: "giving" }),
  ],
  dependencies: [aRow({ neederStoryId: "s1", giverStoryId: "s2", neededBySprint: 1, promisedForSprint: 2 })],
});

describe("load", () => {
  it("spreads effort evenly over the span", () => {
    const load = teamLoad([epic("a", { firstSprint: 2, lastSprint: 5, effort: 10 })]);
    expect([...(load.get("node") ?? [])]).toEqual([
      [2, 2.5],
      [3, 2.5],
      [4, 2.5],
      [5, 2.5],
    ]);
  });

  it("leaves out what is dropped, unplanned, without effort or without team", () => {
    const out = [
      epic("a", { status: "dropped" }),
      epic("b", { firstSprint: null, lastSprint: null }),
      epic("c", { effort: null }),
      epic("d", { leadTeamId: null }),
    ];
    expect(teamLoad(out).size).toBe(0);
  });

  it("takes the capacity typed for a sprint before the computed one, and that before the usual one", () => {
    const v = { ...view([]), computedCapacities: { node: { 2: 7, 3: 0 } } };
    const [node] = v.teams;
    expect(node && [1, 2, 3].map((sprint) => capacityOf(v)(node, sprint))).toEqual([10, 4, 0]);
    expect(sumLoad(v, 1, 3, "node").capacity).toBe(14);
  });

  it("sums by team and for all", () => {
    const v = view([epic("a", { firstSprint: 1, lastSprint: 2, effort: 30 })]);
    expect(sumLoad(v, 1, 2, "node")).toEqual({ load: 30, capacity: 14, overBy: 16 });
    expect(sumLoad(v, 1, 2)).toEqual({ load: 30, capacity: 54, overBy: 0 });
    expect(teamsOver(v, 1, 2).map(({ team, overBy }) => `${team.id} ${overBy}`)).toEqual(["node 16"]);
    expect(teamsOver(v, 3, 4)).toEqual([]);
  });
});

describe("Milestones", () => {
  it("hold the Epics that end in them", () => {
    const v = view([]);
    expect(milestoneOf(v.milestones, { lastSprint: 4 })?.number).toBe(1);
    expect(milestoneOf(v.milestones, { lastSprint: 5 })?.number).toBe(2);
    expect(milestoneOf(v.milestones, { lastSprint: null })).toBeNull();
  });

  it("weigh progress by effort, and show their conflicts", () => {
    const v = view(
      [
        epic("done", { status: "done", effort: 30 }),
        epic("half", { effort: 10, donePoints: 4, storyPoints: 8 }),
        epic("late", { leadTeamId: "storage", firstSprint: 5, lastSprint: 6 }),
      ],
      [dependency("half", "late")],
    );
    const [first, second] = milestoneStandings(v, epicConflicts(v, judgeDependencies(v)));
    expect(first).toMatchObject({ doneEpics: 1, progress: 35 / 40 });
    expect(first?.epics.length).toBe(2);
    expect(first?.conflicts.length).toBe(1);
    expect(second?.conflicts.length).toBe(1);
  });

  it("count conflicts of Stories at the Milestone of their Epics, once each", () => {
    const v = view([epic("needing"), epic("giving", { leadTeamId: "storage", firstSprint: 5, lastSprint: 6 })]);
    const conflicts = epicConflicts(v, judgeDependencies(v), judgeAll(lateStory, v));
    expect(milestoneStandings(v, conflicts).map((standing) => standing.conflicts.map(({ words }) => words))).toEqual([
      ["S-1 needs S-2: needed by S1, promised for S2"],
      ["S-1 needs S-2: needed by S1, promised for S2"],
    ]);
    const without = milestoneStandings(v, epicConflicts(v, judgeDependencies(v)));
    expect(without.flatMap((standing) => standing.conflicts)).toEqual([]);
  });

  it("lack what MAP-1 asks for until it is there", () => {
    const empty = { name: "", objective: "", measure: " ", baseline: "", target: "" };
    expect(missingForCommitment(empty, 0)).toEqual([
      "an objective",
      "a measure",
      "a baseline",
      "a target",
      "at least one Epic",
    ]);
    expect(missingForCommitment({ name: "", objective: "o", measure: "m", baseline: "b", target: "t" }, 1)).toEqual([]);
  });

  it("count a done Epic as whole and one without Stories as not begun", () => {
    expect(epicProgress(epic("a", { status: "done" }))).toBe(1);
    expect(epicProgress(epic("a"))).toBe(0);
  });
});

describe("compareRoadmaps", () => {
  it("is empty when nothing differs", () => {
    const v = view([epic("a")]);
    expect(compareRoadmaps(snapshotOf(v), snapshotOf(v))).toEqual({
      epics: [],
      milestones: [],
      conflicts: { before: 0, after: 0, appeared: [], vanished: [] },
    });
  });

  it("leaves out Milestones whose capacity drifted by little, or with nothing in them", () => {
    const before = view([epic("a")]);
    const shown = (change: Partial<RoadmapView>) =>
      compareRoadmaps(snapshotOf(before), snapshotOf({ ...before, ...change })).milestones.map(({ number }) => number);
    const nodeAt = (sprint: number, points: number) => ({ teamId: "node", sprint, points });
    // Of 114 and 120 points, 10 of them taken in the first.
    expect(shown({ capacities: [nodeAt(2, 5)] })).toEqual([]);
    expect(shown({ capacities: [nodeAt(2, 14)] })).toEqual([1]);
    expect(shown({ capacities: [nodeAt(2, 4), nodeAt(5, 60)] })).toEqual([]);
    const further = [...before.milestones, { ...milestone(3, 9, 12), name: "" }];
    expect(shown({ milestones: further })).toEqual([]);
    expect(shown({ milestones: [...before.milestones, milestone(3, 9, 12)] })).toEqual([3]);
  });

  it("says what came, went and moved, and what that does to Milestones and conflicts", () => {
    const before = view([epic("a"), epic("gone")], [dependency("a", "gone")]);
    const after = view([epic("a", { firstSprint: 5, lastSprint: 6 }), epic("new")]);
    const difference = compareRoadmaps(snapshotOf(before), snapshotOf(after));
    expect(difference.epics.map((d) => [d.kind, d.epic.id])).toEqual([
      ["changed", "a"],
      ["added", "new"],
      ["removed", "gone"],
    ]);
    expect(difference.epics[0]).toMatchObject({ fields: ["firstSprint", "lastSprint"] });
    expect(difference.milestones.map((m) => m.number)).toEqual([1, 2]);
    expect(difference.conflicts).toMatchObject({ before: 1, after: 0, vanished: ["a>gone"] });
    expect(isCountedTwice(difference)).toBe(false);
  });

  it("says where the conflicts of Milestones come to more than there are", () => {
    const late = { firstSprint: 5, lastSprint: 6 };
    const before = view([epic("a"), epic("b")], [dependency("a", "b")]);
    const after = view([epic("a"), epic("b", late)], [dependency("a", "b")]);
    const difference = compareRoadmaps(snapshotOf(before), snapshotOf(after));
    expect(difference.conflicts.after).toBe(1);
    expect(difference.milestones.map(({ after: is }) => is?.conflicts)).toEqual([1, 1]);
    expect(isCountedTwice(difference)).toBe(true);
  });
});

describe("drafts", () => {
  const move = {
    epicId: "a",
    seen: { leadTeamId: "node", firstSprint: 1, lastSprint: 2 },
    to: { leadTeamId: "node", firstSprint: 3, lastSprint: 4 },
  };

  it("show the roadmap as they would have it", () => {
    expect(withDraft(view([epic("a")]), [move]).epics[0]).toMatchObject({ firstSprint: 3, lastSprint: 4 });
  });

  it("merge with a change of another field", () => {
    const now = { leadTeamId: "storage", firstSprint: 1, lastSprint: 2 };
    expect(draftConflicts(move, now)).toEqual([]);
    expect(draftEdits(move, now)).toEqual({ firstSprint: 3, lastSprint: 4 });
  });

  it("conflict where others moved the same field elsewhere", () => {
    const now = { leadTeamId: "node", firstSprint: 5, lastSprint: 5 };
    expect(draftConflicts(move, now)).toEqual([
      { field: "firstSprint", seen: 1, mine: 3, theirs: 5 },
      { field: "lastSprint", seen: 2, mine: 4, theirs: 5 },
    ]);
  });

  it("judges what Stories need on both roadmaps, where the register is there", () => {
    const before = view([epic("needing"), epic("giving", { leadTeamId: "storage" })]);
    const after = view([epic("needing"), epic("giving", { leadTeamId: "storage", firstSprint: 3, lastSprint: 4 })]);
    const register = aDependenciesView({
      stories: [aStoryAtEnd({ id: "s1", sprint: 2, epicId: "needing" })],
      dependencies: [aRow({ id: "d1", neederStoryId: "s1", giverEpicId: "giving" })],
    });
    const { conflicts, milestones } = compareRoadmaps(snapshotOf(before), snapshotOf(after), register);
    // The Story needs the Epic before its own Flow Sprint begins: it was late already.
    expect(conflicts).toEqual({ before: 1, after: 1, appeared: [], vanished: [] });
    const early = view([epic("needing"), epic("giving", { leadTeamId: "storage", firstSprint: 1, lastSprint: 1 })]);
    const better = compareRoadmaps(snapshotOf(before), snapshotOf(early), register);
    expect(better.conflicts).toEqual({ before: 1, after: 0, appeared: [], vanished: ["d1"] });
    expect(better.milestones[0]).toMatchObject({ before: { conflicts: 1 }, after: { conflicts: 0 } });
    expect(milestones).toEqual([]);
  });
});
