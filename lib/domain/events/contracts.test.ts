import { expect, test } from "vitest";
import type { Role } from "@/lib/domain/access";
import { type EventKind, contracts, eventKinds, pageTitle } from "./contracts";
import { checkTimeBox } from "./schedule-rules";

test("the page of an event is called by the step its address asks for, where there is one", () => {
  expect(pageTitle("planning_1")).toBe("Flow Sprint Planning 1");
  expect(pageTitle("planning_1", "3")).toBe("Draft risk mitigation · Flow Sprint Planning 1");
  for (const wrong of ["0", "4", "two", "", ["1", "2"]]) {
    expect(pageTitle("planning_1", wrong)).toBe("Flow Sprint Planning 1");
  }
});

/** The contract table of PRODUCT.md: who leads first, and who is brought by their role. */
const table: Record<EventKind, Held> = {
  planning_1: {
    minutes: [60, 120],
    leads: ["csm"],
    invited: ["csm", "cpo", "architect", "po", "sm"],
    steps: ["CPO presents objectives and Epics", "Teams claim Epics and name dependencies", "Draft risk mitigation"],
    outputs: ["objectives", "claims", "givers", "risks"],
  },
  planning_2: {
    minutes: [30, 60],
    leads: ["csm"],
    invited: ["csm", "cpo", "po", "sm", "stakeholder"],
    steps: ["Teams present goal and Stories", "Settle open dependencies", "Confirm one goal"],
    outputs: ["goal", "dependencies", "confidence"],
  },
  scrum_of_scrums: {
    minutes: [30, 60],
    leads: ["csm"],
    invited: ["csm", "cpo", "architect", "po", "sm"],
    steps: ["Five Questions team by team", "Solutions for dependencies and risks"],
    outputs: ["reports", "actions"],
  },
  roadmap_refinement: {
    minutes: [120, 180],
    leads: ["cpo", "csm"],
    invited: ["cpo", "po", "architect", "stakeholder"],
    steps: ["Value, effort and risk of Epics", "Put Epics on Milestones"],
    outputs: ["version"],
  },
  review: {
    minutes: [60, 120],
    leads: ["csm", "cpo"],
    invited: ["csm", "cpo", "po", "sm", "developer", "stakeholder"],
    steps: ["Recap of goal and figures", "Demos", "Feedback and reprioritising"],
    outputs: ["validated", "feedback", "order"],
  },
  flow_retrospective: {
    // PRODUCT.md has no least for a Retrospective.
    minutes: [15, 60],
    leads: ["csm"],
    invited: ["csm", "cpo", "architect", "po", "sm"],
    steps: ["Goal and bottlenecks", "Improvements"],
    outputs: ["improvements"],
  },
  team_planning: {
    minutes: [60, 90],
    leads: ["sm"],
    invited: ["sm", "po", "developer"],
    steps: ["Refine Stories and criteria", "Estimate and split into Tasks"],
    outputs: ["backlog", "goal"],
  },
  daily_scrum: {
    minutes: [15, 15],
    leads: ["sm"],
    invited: ["sm", "po", "developer"],
    steps: ["Done", "Today", "In the way"],
    outputs: ["updates", "impediments"],
  },
  refinement: {
    minutes: [60, 120],
    leads: ["sm"],
    invited: ["sm", "po", "developer"],
    steps: ["Split", "Estimate", "Acceptance criteria"],
    outputs: ["ready"],
  },
  team_retrospective: {
    minutes: [15, 60],
    leads: ["sm"],
    invited: ["sm", "po", "developer"],
    steps: ["Look back"],
    outputs: ["actions"],
  },
};

type Held = { minutes: [number, number]; leads: Role[]; invited: Role[]; steps: string[]; outputs: string[] };

test.each(eventKinds)("%s is held as the contract table has it", (kind) => {
  const { minutes, leads, invited, steps, outputs } = contracts[kind];
  expect({
    minutes: [minutes.least, minutes.most],
    leads,
    invited,
    steps: steps.map(({ name }) => name),
    outputs: outputs.map(({ key }) => key),
  }).toEqual(table[kind]);
  expect(minutes.usual >= minutes.least && minutes.usual <= minutes.most).toBe(true);
  expect(steps.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

test.each(eventKinds)("%s is scheduled from its least to its most minutes, and with no minute less or more", (kind) => {
  const [least, most] = table[kind].minutes;
  for (const minutes of [least, most]) expect(checkTimeBox(kind, minutes).ok, String(minutes)).toBe(true);
  for (const minutes of [least - 1, most + 1])
    expect(checkTimeBox(kind, minutes), String(minutes)).toMatchObject({ ok: false, refusal: { rule: "EVT-1" } });
});
