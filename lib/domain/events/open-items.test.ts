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
  const numbers = (...raisedHere: string[]) =>
    dependenciesToSettle(judged, new Set(raisedHere)).map(({ number }) => number);
  expect(numbers()).toEqual([3, 2, 1]);
  // What was raised in its reports stands with them, however long before the meeting they were written.
  expect(numbers(rows[1]?.id ?? "")).toEqual([3, 1]);
});

test("the Flow Team's Impediments are those escalated and its own; the others are counted", () => {
  const row = (number: number, over: Partial<ImpedimentRow>) =>
    ({
      id: `i${number}`,
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
  const { ofFlowTeam, withinTeams } = impedimentsToSettle(rows, new Set());
  expect(ofFlowTeam.map(({ number }) => number)).toEqual([2, 1]);
  expect(withinTeams).toBe(1);
  const others = impedimentsToSettle(rows, new Set(["i2", "i3"]));
  expect([others.ofFlowTeam.map(({ number }) => number), others.withinTeams]).toEqual([[1], 0]);
});
