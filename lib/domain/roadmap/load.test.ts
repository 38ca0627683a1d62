import { expect, test } from "vitest";
import { meantPoints, teamLoad } from "./load";

const load = teamLoad([{ leadTeamId: "a", firstSprint: 1, lastSprint: 3, effort: 25, status: "planned" }]);
const running = { number: 1, state: "running" };
const planned = { number: 2, state: "planned" };

test("what a team means to do is what it committed to, once it has; until then what the roadmap asks", () => {
  const meant = meantPoints(load, { a: { 2: 5 } });
  expect(meant("a", planned)).toEqual({ points: 5, are: "committed" });
  expect(meant("a", { ...planned, number: 3 })).toEqual({ points: 8, are: "planned" });
  expect(meant("b", planned)).toEqual({ points: 0, are: "planned" });
});

test("in the running Flow Sprint it is what is committed, be it nothing", () => {
  expect(meantPoints(load, {})("a", running)).toEqual({ points: 0, are: "committed" });
});

test("who doesn't see commitments sees what the roadmap asks", () => {
  expect(meantPoints(load, undefined)("a", running)).toEqual({ points: 8, are: "planned" });
});
