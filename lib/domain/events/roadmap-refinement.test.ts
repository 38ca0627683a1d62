import { describe, expect, it } from "vitest";
import type { EpicInView, MilestoneInView } from "@/lib/domain/roadmap/view";
import { neighbourOf } from "./refinement";
import {
  epicsToWeigh,
  lanesToOffer,
  lanesToProject,
  milestoneLanes,
  spanOnMilestone,
  weighingOrder,
} from "./roadmap-refinement";

const epic = (draft: Partial<EpicInView>): EpicInView => ({
  id: "epic",
  number: 1,
  title: "An Epic",
  kind: "business",
  status: "planned",
  isDoneBeforeFlotilla: false,
  leadTeamId: null,
  firstSprint: null,
  lastSprint: null,
  effort: 5,
  value: 5,
  timeCriticality: null,
  riskReduction: null,
  hasRiskNote: true,
  acceptanceConditions: 1,
  feasibility: "feasible",
  ownerId: null,
  labels: [],
  rank: "a0",
  donePoints: 0,
  storyPoints: 0,
  insights: 0,
  ...draft,
});

const milestone = (
  number: number,
  firstSprint: number,
  lastSprint: number,
  state: MilestoneInView["state"] = "planned",
) => ({ id: `m${number}`, number, firstSprint, lastSprint, state }) as MilestoneInView;

describe("epicsToWeigh", () => {
  it("has those that lack something first, then the others by WSJF, and none that is over", () => {
    const listed = epicsToWeigh([
      epic({ id: "low", value: 1, rank: "a1" }),
      epic({ id: "high", value: 13, rank: "a2" }),
      epic({ id: "lacks", value: null, rank: "a3" }),
      epic({ id: "done", status: "done", rank: "a4" }),
    ]);
    expect(listed.map(({ epic: { id } }) => id)).toEqual(["lacks", "high", "low"]);
    expect(listed[0]?.lacks).toEqual(["a value"]);
  });
});

describe("weighingOrder", () => {
  it("goes on from where an Epic stood before it was weighed, past those that lack nothing", () => {
    const epics = [
      epic({ id: "first", value: null, rank: "a1" }),
      epic({ id: "weighed", value: 20, rank: "a2" }),
      epic({ id: "ready", rank: "a3" }),
      epic({ id: "second", value: null, rank: "a4" }),
    ];
    const { order, among } = weighingOrder(epics, epicsToWeigh(epics));
    expect(neighbourOf(order, among, null, 1)).toBe("first");
    expect(neighbourOf(order, among, "weighed", 1)).toBe("second");
    expect(neighbourOf(order, among, "weighed", -1)).toBe("first");
    expect(neighbourOf(order, among, "second", 1)).toBeNull();
  });
});

describe("spanOnMilestone", () => {
  it.each([
    ["one that had no span takes the first sprint", null, null, 1, [5, 5]],
    ["one that fits keeps its length", 2, 3, 1, [5, 6]],
    ["one that is longer ends with it", 1, 6, 1, [3, 8]],
    ["a running Milestone takes nothing into the past", 1, 2, 7, [7, 8]],
    ["where nothing is left of it, it still ends in it", 1, 3, 8, [6, 8]],
  ] as const)("%s", (_, firstSprint, lastSprint, earliest, [first, last]) => {
    const span = spanOnMilestone({ firstSprint, lastSprint }, { firstSprint: 5, lastSprint: 8 }, earliest);
    expect(span).toEqual({ firstSprint: first, lastSprint: last });
  });
});

describe("milestoneLanes", () => {
  it("has the open Epics by the Milestone they end in, those on none first", () => {
    const lanes = milestoneLanes({
      milestones: [milestone(1, 1, 4, "reached"), milestone(2, 5, 8)],
      epics: [
        epic({ id: "loose" }),
        epic({ id: "late", firstSprint: 2, lastSprint: 3 }),
        epic({ id: "in", firstSprint: 4, lastSprint: 5 }),
      ],
    });
    expect(lanes.map(({ milestone: one, epics }) => [one?.number ?? null, epics.map(({ id }) => id)])).toEqual([
      [null, ["loose", "late"]],
      [2, ["in"]],
    ]);
  });
});

describe("lanesToOffer", () => {
  it("has off the roadmap, what has a name or Epics, and the next three of the others", () => {
    const lane = (number: number, name = "", epics: EpicInView[] = []) => ({
      milestone: { ...milestone(number, number, number), name },
      epics,
    });
    const lanes = [
      { milestone: null, epics: [] },
      lane(1, "Night berths"),
      ...[2, 3, 4, 5].map((number) => lane(number)),
      lane(6, "", [epic({})]),
      lane(7),
      lane(8, "Far"),
    ];
    expect(lanesToOffer(lanes)).toEqual([0, 1, 2, 3, 4, 6, 8]);
  });
});

describe("lanesToProject", () => {
  it("has the Milestones with something on them, or the nearest", () => {
    const lane = (number: number, epics: EpicInView[]) => ({ milestone: milestone(number, number, number), epics });
    const loose = { milestone: null, epics: [epic({})] };
    expect(lanesToProject([loose, lane(1, [epic({})]), lane(2, []), lane(3, [epic({})])])).toEqual([1, 3]);
    expect(lanesToProject([loose, lane(1, []), lane(2, [])])).toEqual([1]);
  });
});
