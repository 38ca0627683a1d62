import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { aDependenciesView, aRow, aStoryAtEnd, anEpicOnGround } from "@/tests/dependency-rows";
import { filterDependencies, sortDependencies } from "./filters";
import { programBoard, teamMatrix } from "./program-board";
import { countOf, queueOf } from "./queue";
import { answeredStanding, conflictStanding } from "./standing";
import {
  type Judged,
  dependencyAbout,
  dependencyEnds,
  dependencyName,
  judgeAll,
  shortWords,
  unfinishedWords,
} from "./view";

const view = aDependenciesView({
  stories: [
    aStoryAtEnd({ id: "s1", sprint: 5, title: "Read the gauge" }),
    aStoryAtEnd({ id: "s2", sprint: 5 }),
    aStoryAtEnd({ id: "s3", sprint: 7 }),
    aStoryAtEnd({ id: "s4", sprint: 5, isGone: true }),
  ],
  dependencies: [
    aRow({ number: 1, neederStoryId: "s1", giverStoryId: "s2" }),
    aRow({ number: 2, neederStoryId: "s1", giverStoryId: "s3", giverTeamId: "t3" }),
    aRow({ number: 3, neederStoryId: "s1", giverEpicId: "e1", state: "proposed" }),
    aRow({ number: 4, neederStoryId: "s4", giverStoryId: "s2" }),
    aRow({ number: 5, neededBySprint: 6, promisedForSprint: 6, note: "A test ship" }),
    aRow({ number: 6, neederStoryId: "s1", giverStoryId: "s3", mitigation: "A stub", state: "in_progress" }),
  ],
});
const ground = { epics: [anEpicOnGround({ id: "e1", firstSprint: 4, lastSprint: 5 })], sprints: [] };
const judged = judgeAll(view, ground);
const of = (number: number) => judged.find((one) => one.number === number);

describe("a giver's item that isn't Done", () => {
  const giver = { ...(of(1)?.giver as NonNullable<Judged["giver"]>), number: 12 };
  it("is said to who delivers and to who verifies", () => {
    expect(unfinishedWords({ state: "in_progress", giver })).toMatch(/^S-12 isn't Done yet: deliver it only/);
    expect(unfinishedWords({ state: "delivered", giver })).toMatch(/^S-12 isn't Done yet: verify it only/);
    expect(unfinishedWords({ state: "delivered", giver: { ...giver, status: "dropped" } })).toMatch(/was dropped/);
  });
  it("isn't where it is Done, where a team alone gives, and where nothing is delivered or verified next", () => {
    expect(unfinishedWords({ state: "delivered", giver: { ...giver, status: "done" } })).toBeNull();
    expect(unfinishedWords({ state: "delivered", giver: null })).toBeNull();
    for (const state of ["proposed", "declined", "verified"] as const)
      expect(unfinishedWords({ state, giver })).toBeNull();
  });
});

describe("judgeAll (DEP-2 for Stories)", () => {
  it("finds no conflict within a sprint between Stories, but one with an Epic that ends in it", () => {
    expect(of(1)?.standing.kind).toBe("holds");
    expect(of(2)?.standing).toEqual({
      kind: "conflict",
      cause: "late",
      reason: "the giver ends in S7, too late for the needer's start in S5",
    });
    expect(of(3)?.standing.kind).toBe("conflict");
    expect(of(5)).toMatchObject({ standing: { kind: "holds" }, needed: 6, promised: 6 });
    expect(of(6)?.standing.kind).toBe("mitigated");
  });

  it("takes what waits for a deleted Story as needed no more", () => {
    expect(of(4)?.standing.kind).toBe("void");
  });

  it("names the ends by number, a team alone by its name", () => {
    const names = judged.map((one) => dependencyName(one, (id) => id));
    expect(names.slice(0, 3)).toEqual(["S-1 needs S-2", "S-1 needs S-3", "S-1 needs E-1"]);
    expect(names[4]).toBe("t1 needs t2");
  });

  it("says what one is about, and its ends with the items where there are any", () => {
    const said = [0, 4].map((at) => judged[at] as Judged);
    expect(said.map(dependencyAbout)).toEqual(["Story 2", "A test ship"]);
    expect(said.map((one) => dependencyEnds(one, (id) => id))).toEqual(["t1 needs t2 (S-1 needs S-2)", "t1 needs t2"]);
  });
});

describe("the standing of DEP-2 and DEP-3", () => {
  it("counts conflicts, and what is needed by the next sprint and not answered", () => {
    expect(conflictStanding(judged).items).toHaveLength(2);
    expect(answeredStanding(judged, 5)).toEqual({
      says: "2 of 4 Dependencies needed by Flow Sprint 5 accepted or mitigated.",
      items: ["D-2, S-1 needs S-3: in conflict without a mitigation.", "D-3, S-1 needs E-1: not answered."],
    });
    expect(answeredStanding(judged, null).items).toEqual([]);
  });
});

describe("the forms", () => {
  it("put each item once in its sprint, and tie what is in sight", () => {
    const board = programBoard(judged, [4, 5, 6]);
    expect(board.cards.filter(({ item }) => item?.id === "s1")).toHaveLength(1);
    expect(board.strings.map(({ number }) => number)).toEqual([1, 3, 5]);
    expect(board.strings.filter(({ isConflict }) => isConflict).map(({ number }) => number)).toEqual([3]);
    expect(board.beyond).toBe(2);
  });

  it("count by team, and how many are in conflict", () => {
    expect(teamMatrix(judged)("t1", "t2")).toEqual({ open: 4, conflicts: 1 });
    expect(teamMatrix(judged)("t1", "t3")).toEqual({ open: 1, conflicts: 1 });
    expect(teamMatrix(judged)("t3", "t1")).toBeNull();
  });

  it("count in the matrix exactly what the list of the two teams then shows", () => {
    const teams = [1, 2, 3].map((n) => ({ id: `t${n}`, slug: `team-${n}`, name: `Team ${n}` }));
    for (const needer of teams) {
      for (const giver of teams) {
        const cell = teamMatrix(judged)(needer.id, giver.id) ?? { open: 0, conflicts: 0 };
        const ends = { text: "", team: null, needer: needer.slug, giver: giver.slug };
        expect(filterDependencies(judged, { ...ends, show: "open" }, teams)).toHaveLength(cell.open);
        expect(filterDependencies(judged, { ...ends, show: "conflict" }, teams)).toHaveLength(cell.conflicts);
      }
    }
  });

  it("filter by team, words and trouble, and sort with the unknown last", () => {
    const teams = [1, 2, 3].map((n) => ({ id: `t${n}`, slug: `team-${n}`, name: `Team ${n}` }));
    const all = { text: "", team: null, needer: null, giver: null, show: "all" } as const;
    const numbers = (filters: object) => filterDependencies(judged, { ...all, ...filters }, teams).map((d) => d.number);
    expect(numbers({})).toHaveLength(6);
    expect(numbers({ show: "open" })).not.toContain(4);
    expect(numbers({ show: "conflict", giver: "team-3" })).toEqual([2]);
    expect(numbers({ text: "gauge s-2" })).toEqual([1]);
    expect(numbers({ text: "test ship" })).toEqual([5]);
    const unknown = judgeAll({ ...view, dependencies: [aRow({ number: 9 }), ...view.dependencies] }, ground);
    expect(sortDependencies(unknown, "promised", true).at(-1)?.number).toBe(9);
    expect(sortDependencies(unknown, "promised", false).at(-1)?.number).toBe(9);
  });
});

describe("a promise whose Flow Sprint has closed, and a giver that is gone", () => {
  const sprints = [{ number: 5, state: "closed" as const }];
  const broken = judgeAll(
    aDependenciesView({
      stories: [
        aStoryAtEnd({ id: "s1", sprint: 7 }),
        aStoryAtEnd({ id: "s2", sprint: 6 }),
        aStoryAtEnd({ id: "s4", sprint: 6, isGone: true }),
      ],
      dependencies: [
        aRow({ number: 1, neederStoryId: "s1", giverStoryId: "s2", promisedForSprint: 5 }),
        aRow({ number: 2, neederStoryId: "s1", giverStoryId: "s4", promisedForSprint: 7 }),
        aRow({ number: 3, neederStoryId: "s1", giverEpicId: "of no Epic here", promisedForSprint: 7 }),
        aRow({ number: 4, neederStoryId: "s1", promisedForSprint: 6 }),
        aRow({ number: 5, neederStoryId: "s1", promisedForSprint: 9 }),
      ],
    }),
    { ...ground, sprints },
  );

  it("are conflicts in each form, in short and in full", () => {
    const said = broken.map(({ standing, ...one }) =>
      standing.kind === "conflict" ? [standing.reason, shortWords(standing, one)] : standing.kind,
    );
    expect(said).toEqual([
      ["promised for S5, which closed without it", "overdue"],
      ["the giver was removed", "the giver was removed"],
      ["the giver was removed", "the giver was removed"],
      "holds",
      ["needed by S7, promised for S9", "2 sprints late"],
    ]);
    expect(conflictStanding(broken).items).toHaveLength(4);
    expect(teamMatrix(broken)("t1", "t2")).toEqual({ open: 5, conflicts: 4 });
  });

  it("are needed when they were: a Story's own Flow Sprint, whether its giver is there or not", () => {
    const dependencies = ["s2", "s4"].map((giverStoryId) => aRow({ neederStoryId: "s1", giverStoryId }));
    const stories = [aStoryAtEnd({ id: "s1", sprint: 7 }), aStoryAtEnd({ id: "s2", sprint: 6 })];
    const judged = judgeAll(aDependenciesView({ stories, dependencies }), { ...ground, sprints });
    expect(judged.map(({ needed }) => needed)).toEqual([7, 7]);
  });

  it("leave the giver on the board where it is now", () => {
    const board = programBoard(broken, [6, 7]);
    expect(board.cards.find(({ item }) => item?.id === "s2")?.sprint).toBe(6);
    expect(board.strings.find(({ number }) => number === 1)?.isConflict).toBe(true);
    expect(board.beyond).toBe(1);
  });
});

describe("the queue", () => {
  it("holds what the person answers, verifies and waits for", () => {
    const po = (scrumTeamId: string): Actor => ({
      personId: "p",
      name: "P",
      isAdministrator: false,
      roles: [{ flowTeamId: "f", scrumTeamId, role: "po" }],
    });
    const rows = judgeAll(
      aDependenciesView({
        dependencies: [
          aRow({ number: 1, state: "proposed" }),
          aRow({ number: 2, state: "proposed", neededBySprint: 3 }),
          aRow({ number: 3, state: "delivered" }),
          aRow({ number: 4, state: "declined" }),
        ],
      }),
      ground,
    );
    expect(queueOf(po("t2"), "f", rows).toAnswer.map(({ number }) => number)).toEqual([2, 1]);
    const needer = queueOf(po("t1"), "f", rows);
    expect(needer).toMatchObject({ toAnswer: [], toVerify: [{ number: 3 }], declined: [{ number: 4 }] });
    expect(needer.waiting).toHaveLength(2);
    expect(countOf(needer)).toBe(1);
  });
});
