import { expect, test } from "vitest";
import type { ImpedimentRow } from "@/lib/domain/dependencies/impediments";
import { judgeAll } from "@/lib/domain/dependencies/view";
import { aDependenciesView, aRow } from "@/tests/dependency-rows";
import { dependenciesToSettle, impedimentsToSettle } from "./open-items";

test("Dependencies in conflict go first, then those without an answer, the oldest on top", () => {
  const rows = [
    aRow({ number: 1, state: "proposed", createdAt: "2026-01-07T09:00:00Z" }),
    aRow({ number: 2, state: "proposed", createdAt: "2026-01-05T09:00:00Z" }),
    aRow({ number: 3, state: "accepted", neededBySprint: 14, promisedForSprint: 15 }),
    aRow({ number: 4, state: "accepted", neededBySprint: 14, promisedForSprint: 14 }),
    aRow({ number: 5, state: "accepted", neededBySprint: 14, promisedForSprint: 15, mitigation: "By hand" }),
    aRow({ number: 6, state: "declined" }),
    aRow({ number: 7, state: "delivered" }),
  ];
  const judged = judgeAll(aDependenciesView({ dependencies: rows }), { epics: [], sprints: [] });
  const numbers = (openedAt: string | null) =>
    dependenciesToSettle(judged, openedAt === null ? null : Date.parse(openedAt)).map(({ number }) => number);
  expect(numbers(null)).toEqual([3, 2, 1]);
  // What is raised in the meeting itself isn't open from before.
  expect(numbers("2026-01-07T09:00:00Z")).toEqual([3, 2]);
});

test("the Flow Team's Impediments are those escalated and its own; the others are counted", () => {
  const row = (number: number, over: Partial<ImpedimentRow>) =>
    ({
      number,
      teamId: "t1",
      escalatedAt: null,
      resolvedAt: null,
      createdAt: "2026-01-05T09:00:00Z",
      ...over,
    }) as ImpedimentRow;
  const rows = [
    row(1, { escalatedAt: "2026-01-06T09:00:00Z" }),
    row(2, { teamId: null, createdAt: "2026-01-02T09:00:00Z" }),
    row(3, {}),
    row(4, { teamId: null, resolvedAt: "2026-01-06T09:00:00Z" }),
  ];
  const { ofFlowTeam, withinTeams } = impedimentsToSettle(rows, null);
  expect(ofFlowTeam.map(({ number }) => number)).toEqual([2, 1]);
  expect(withinTeams).toBe(1);
  const before = impedimentsToSettle(rows, Date.parse("2026-01-03T09:00:00Z"));
  expect([before.ofFlowTeam.map(({ number }) => number), before.withinTeams]).toEqual([[2], 0]);
});
