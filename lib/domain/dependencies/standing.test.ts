import { describe, expect, it } from "vitest";
import { aDependenciesView, aRow, anEpicOnGround } from "@/tests/dependency-rows";
import { inRegisterOrder, isSettled, neededBy, planningWords, unsettledWords } from "./standing";
import { judgeAll } from "./view";

const epics = [anEpicOnGround({ id: "e1", number: 1, status: "done", firstSprint: 15, lastSprint: 15 })];
const sprints = [{ number: 15, state: "closed" as const }];
const judge = (...rows: Parameters<typeof aRow>[0][]) =>
  judgeAll(aDependenciesView({ dependencies: rows.map((row, at) => aRow({ number: at + 1, ...row })) }), {
    epics,
    sprints,
  });

describe("what the planning of a Flow Sprint is about", () => {
  it("is what is open and needed by it, and what it needed that is there already", () => {
    const judged = judge(
      { neededBySprint: 17 },
      { neededBySprint: 15 },
      { neededBySprint: 17, promisedForSprint: 15, state: "delivered" },
      { neededBySprint: 17, state: "verified" },
      { neededBySprint: 16, state: "delivered" },
      { neededBySprint: 18 },
      { neededBySprint: 17, state: "declined" },
      {},
    );
    expect(neededBy(judged, 17).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });
});

it("isn't settled by a promise that comes too late: a mitigation or another promise settles it", () => {
  const late = { neededBySprint: 16, promisedForSprint: 17 } as const;
  const judged = judge(
    { ...late, state: "accepted" },
    { ...late, state: "accepted", mitigation: "A stub" },
    { ...late, promisedForSprint: 16, state: "accepted" },
    { ...late, state: "proposed" },
  );
  expect(judged.map(isSettled)).toEqual([false, true, true, false]);
  expect([judged[0], judged[3]].map((one) => one && unsettledWords(one))).toEqual([
    "in conflict without a mitigation",
    "not answered",
  ]);
});

it("isn't settled by a promise whose Flow Sprint has closed, nor by a giver that is gone", () => {
  const broken = { neededBySprint: 15, promisedForSprint: 15 } as const;
  const judged = judge(
    broken,
    { ...broken, state: "in_progress" },
    { ...broken, mitigation: "A stub" },
    { ...broken, state: "delivered" },
    { neededBySprint: 16, promisedForSprint: 16, giverStoryId: "removed" },
  );
  expect(judged.map(isSettled)).toEqual([false, false, true, true, false]);
  expect(neededBy(judged, 16).map(({ number }) => number)).toEqual([1, 2, 3, 5]);
  expect([judged[0], judged[4]].map((one) => one && [unsettledWords(one), planningWords(one)])).toEqual([
    ["in conflict without a mitigation", "promised for S15, which closed without it"],
    ["in conflict without a mitigation", "the giver was removed"],
  ]);
});

it("is settled where it is there, accepted or mitigated", () => {
  const judged = judge(
    { state: "proposed" },
    { state: "accepted" },
    { state: "proposed", mitigation: "A stub" },
    { state: "verified" },
    { state: "proposed", giverEpicId: "e1" },
  );
  expect(judged.map(isSettled)).toEqual([false, true, true, true, true]);
});

it("stands as far as it is, or in conflict with the reason", () => {
  const judged = judge(
    { state: "in_progress" },
    { neededBySprint: 16, promisedForSprint: 17 },
    { state: "proposed", giverEpicId: "e1" },
    { state: "delivered" },
  );
  expect(judged.map(planningWords)).toEqual([
    "in progress",
    "needed by S16, promised for S17",
    "satisfied",
    "delivered",
  ]);
});

it("has in a planning's register what was just raised with the conflicts, and the newest first", () => {
  const judged = judge(
    { state: "accepted" },
    { neededBySprint: 16, promisedForSprint: 17 },
    { state: "proposed" },
    { state: "proposed" },
    { state: "proposed", createdAt: "2026-03-02T09:10:00.000Z" },
    { state: "verified", createdAt: "2026-03-02T09:20:00.000Z" },
  );
  const order = (openedAt: string | null) =>
    inRegisterOrder(judged, openedAt === null ? null : Date.parse(openedAt)).map(({ number }) => number);
  expect(order("2026-03-02T09:00:00.000Z")).toEqual([5, 2, 4, 3, 6, 1]);
  expect(order(null)).toEqual([2, 5, 4, 3, 6, 1]);
});
