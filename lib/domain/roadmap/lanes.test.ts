import { describe, expect, test } from "vitest";
import { anEpic, aView } from "@/tests/roadmap-view";
import { lanesForKind, lanesOf } from "./lanes";

const epics = [
  anEpic({ id: "a", leadTeamId: "t1", firstSprint: 1, lastSprint: 5, value: 13 }),
  anEpic({ id: "b", leadTeamId: null, firstSprint: 2, lastSprint: 3, value: null }),
  anEpic({ id: "c", leadTeamId: "t2", value: 3 }),
];
const view = aView({ epics });
const ids = (kind: Parameters<typeof lanesOf>[1]) =>
  Object.fromEntries(lanesOf(view, kind, epics).map((l) => [l.id, l.epics.map((e) => e.id)]));

describe("lanes", () => {
  test("by team: each team has one, and what no team leads is last", () => {
    expect(ids("team")).toEqual({ t1: ["a"], t2: [], t3: [], none: ["b"] });
  });
  test("by Milestone: the one in which the last Flow Sprint ends", () => {
    expect(ids("milestone")).toEqual({ m1: ["b"], m2: ["a"], m3: [] });
  });
  test("of one kind: without those of teams that lead none of it, planned or not", () => {
    const some = [...epics, anEpic({ id: "d", leadTeamId: "t3", kind: "enabler" })];
    const lanes = lanesOf(view, "team", epics);
    expect(lanesForKind(lanes, some, "enabler").map((lane) => lane.id)).toEqual(["t3", "none"]);
    expect(lanesForKind(lanes, some, undefined)).toBe(lanes);
  });
  test("by value", () => {
    expect(ids("value")).toEqual({ high: ["a"], middle: [], low: [], none: ["b"] });
  });
});
