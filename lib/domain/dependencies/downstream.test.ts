import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aDependenciesView, aRow, aStoryAtEnd, anEpicOnGround } from "@/tests/dependency-rows";
import type { EpicOnGround } from "../backlog/ground";
import { downstreamOf } from "./downstream";
import { type DependenciesView, judgeAll } from "./view";

function graphOf(view: DependenciesView, epics: EpicOnGround[] = []) {
  return { judged: judgeAll(view, { epics, sprints: [] }), epics, milestones: view.milestones };
}
const words = (slipped: ReturnType<typeof downstreamOf>) =>
  slipped.map(({ kind, number, from, to }) => `${kind} ${number}: S${from} to S${to}`);

describe("what happens downstream if a Dependency slips", () => {
  const epics = [
    anEpicOnGround({ id: "e1", firstSprint: 5, lastSprint: 6 }),
    anEpicOnGround({ id: "e2", firstSprint: 7, lastSprint: 8 }),
    anEpicOnGround({ id: "e3", firstSprint: 9, lastSprint: 9 }),
  ];
  const milestone = { id: "m1", number: 2, name: "Berths on time", firstSprint: 5, lastSprint: 8 };
  const chain = aDependenciesView({
    stories: [aStoryAtEnd({ id: "s4", sprint: 4 })],
    milestones: [milestone],
    dependencies: [
      aRow({ number: 1, neederEpicId: "e1", giverStoryId: "s4" }),
      aRow({ number: 2, neederEpicId: "e2", giverEpicId: "e1" }),
      aRow({ number: 3, neederEpicId: "e3", giverEpicId: "e2" }),
    ],
  });

  it("carries on from item to Dependency to Milestone, in that order, each with its reason", () => {
    const slipped = downstreamOf(graphOf(chain, epics), "d1", 1);
    expect(words(slipped)).toEqual([
      "Dependency 1: S4 to S5",
      "Epic 1: S6 to S7",
      "Dependency 2: S6 to S7",
      "Epic 2: S8 to S9",
      "Dependency 3: S8 to S9",
      "Epic 3: S9 to S10",
      "Milestone 2: S8 to S9",
    ]);
    expect(slipped.map(({ because }) => because)).toEqual([
      "the one asked about",
      "D-1 comes in S5, needed by S4",
      "E-1 ends in S7",
      "D-2 comes in S7, needed by S6",
      "E-2 ends in S9",
      "D-3 comes in S9, needed by S8",
      "E-2 ends in S9, and it ends with S8",
    ]);
  });

  it("ends where there is room, and where a mitigation holds", () => {
    const roomy = { ...chain, dependencies: chain.dependencies.map((row) => ({ ...row })) };
    const wider = epics.map((epic) => (epic.id === "e2" ? { ...epic, firstSprint: 8, lastSprint: 8 } : epic));
    expect(words(downstreamOf(graphOf(roomy, wider), "d1", 1))).toEqual([
      "Dependency 1: S4 to S5",
      "Epic 1: S6 to S7",
      "Dependency 2: S6 to S7",
    ]);
    const mitigated = { ...chain, dependencies: chain.dependencies.map((row) => ({ ...row, mitigation: "A stub" })) };
    expect(words(downstreamOf(graphOf(mitigated, epics), "d1", 1))).toEqual([
      "Dependency 1: S4 to S5",
      "Epic 1: S6 to S7",
    ]);
  });

  it("takes an Epic along when its Story ends after it", () => {
    const view = aDependenciesView({
      stories: [aStoryAtEnd({ id: "s1", sprint: 6, epicId: "e1" }), aStoryAtEnd({ id: "s2", sprint: 6, epicId: null })],
      dependencies: [aRow({ number: 1, neederStoryId: "s1", giverStoryId: "s2" })],
    });
    expect(words(downstreamOf(graphOf(view, epics), "d1", 2))).toEqual([
      "Dependency 1: S6 to S8",
      "Story 1: S6 to S8",
      "Epic 1: S6 to S8",
    ]);
  });

  it("says nothing where nobody knows a sprint", () => {
    const view = aDependenciesView({ dependencies: [aRow()] });
    expect(downstreamOf(graphOf(view), "d1", 3)).toEqual([]);
    expect(downstreamOf(graphOf(view), "unknown", 3)).toEqual([]);
  });
});

/** Stories and Epics whose Dependencies run from later numbers to earlier ones: no cycle. */
const acyclic = fc
  .record({
    sprints: fc.array(fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }), { minLength: 2, maxLength: 14 }),
    ties: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 30 }),
    parts: fc.array(fc.nat(4), { minLength: 14, maxLength: 14 }),
    mitigated: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
  })
  .map(({ sprints, ties, parts, mitigated }) => {
    const stories = sprints.map((sprint, n) =>
      aStoryAtEnd({ id: `s${n}`, number: n + 1, sprint, epicId: parts[n] ? `e${parts[n]}` : null }),
    );
    const dependencies = ties.flatMap(([a, b], n) => {
      const [giver, needer] = [Math.min(a, b), Math.max(a, b)];
      if (giver === needer || needer >= stories.length) return [];
      const mitigation = mitigated[n] ? "A stub" : "";
      return [aRow({ number: n + 1, neederStoryId: `s${needer}`, giverStoryId: `s${giver}`, mitigation })];
    });
    const epics = [1, 2, 3, 4].map((n) => anEpicOnGround({ id: `e${n}`, firstSprint: n, lastSprint: n + 3 }));
    return graphOf(aDependenciesView({ stories, dependencies }), epics);
  });

describe("on any graph", () => {
  it("ends, names each thing once, and comes later with a greater slip (monotone)", () => {
    fc.assert(
      fc.property(acyclic, fc.integer({ min: 1, max: 4 }), (graph, slip) => {
        for (const { id } of graph.judged) {
          const little = downstreamOf(graph, id, slip);
          const more = new Map(downstreamOf(graph, id, slip + 1).map((one) => [`${one.kind} ${one.id}`, one.to]));
          const keys = little.map((one) => `${one.kind} ${one.id}`);
          expect(new Set(keys).size).toBe(keys.length);
          for (const one of little) {
            expect(one.to).toBeGreaterThan(one.from);
            expect(more.get(`${one.kind} ${one.id}`)).toBeGreaterThanOrEqual(one.to);
          }
        }
      }),
    );
  });

  it("ends on a cycle too, which only a database older than the rule could hold", () => {
    const view = aDependenciesView({
      stories: [aStoryAtEnd({ id: "s1", sprint: 3 }), aStoryAtEnd({ id: "s2", sprint: 3 })],
      dependencies: [
        aRow({ number: 1, neederStoryId: "s1", giverStoryId: "s2" }),
        aRow({ number: 2, neederStoryId: "s2", giverStoryId: "s1" }),
        aRow({ number: 3, neederStoryId: "s1", giverTeamId: "t3", promisedForSprint: 3 }),
      ],
    });
    expect(words(downstreamOf(graphOf(view), "d3", 1))).toEqual(["Dependency 3: S3 to S4"]);
  });
});
