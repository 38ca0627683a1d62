import { expect, test } from "vitest";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { aRow } from "@/tests/dependency-rows";
import { anEpic } from "@/tests/roadmap-view";
import type { FlowTeamFacts } from "./facts";
import { rulebook } from "./rulebook";
import { type EventFacts, withOvertime } from "./rulebook-events";
import type { SprintBacklogs } from "./rulebook-sprints";
import { type Register, rulebookStanding } from "./rulebook-standing";

const facts: FlowTeamFacts = {
  name: "Port",
  state: "forming",
  teams: [{ id: "a", name: "Harbour" }],
  holdings: [],
  people: {},
};

const roadmap: RoadmapView = {
  flowTeam: { id: "f", slug: "port", name: "Port", product: "Charts", timeZone: "Europe/Zurich", state: "forming" },
  goal: null,
  cadence: null,
  sprints: [],
  pauses: [],
  milestones: [],
  teams: [{ id: "a", name: "Harbour", slug: "harbour", hue: 0, usualCapacity: 10 }],
  capacities: [],
  computedCapacities: {},
  epics: [],
  dependencies: [],
  people: [],
};

const register: Register = {
  dependencies: { dependencies: [], stories: [], milestones: [], people: [] },
  risks: { risks: [] },
};

const backlogs: SprintBacklogs = { stories: [], teams: [{ id: "a", storyLimit: 13 }], definitions: [] };

const events: EventFacts = {
  gates: [],
  claims: [],
  closed: { count: 0, overtime: 0, overridden: 0 },
  running: 0,
  calledOff: 0,
  boxes: [],
};

const epic = (fields: Partial<RoadmapView["epics"][number]>) =>
  anEpic({ id: "e", leadTeamId: "a", firstSprint: 1, lastSprint: 1, effort: 12, ...fields });

test("every rule of the rulebook has a standing, in its order", () => {
  const rules = rulebook.flatMap((chapter) => chapter.rules.map(({ id }) => id));
  expect(rulebookStanding(facts, roadmap, register, backlogs, events).map(({ rule }) => rule)).toEqual(rules);
  expect(new Set(rules).size).toBe(26);
});

test("what a forming Flow Team lacks is open; what a launched one lacks is broken", () => {
  const is = (state: FlowTeamFacts["state"]) =>
    rulebookStanding({ ...facts, state }, roadmap, register, backlogs, events)[0]?.is;
  expect(is("forming")).toBe("open");
  expect(is("active")).toBe("broken");
});

test("calendar, capacity and Dependencies are measured on the roadmap", () => {
  const sprint = (number: number, startsOn: string, endsOn: string) => ({
    number,
    startsOn,
    endsOn,
    state: "planned" as const,
    goal: "",
  });
  const standing = rulebookStanding(
    facts,
    {
      ...roadmap,
      sprints: [sprint(1, "2026-01-05", "2026-01-18"), sprint(2, "2026-01-26", "2026-02-08")],
      epics: [
        epic({}),
        epic({ id: "g", number: 2, leadTeamId: null, effort: null, firstSprint: 2, lastSprint: 2, rank: "a1" }),
      ],
    },
    {
      ...register,
      dependencies: {
        ...register.dependencies,
        dependencies: [
          aRow({ neederTeamId: "a", giverTeamId: "b", neederEpicId: "e", giverEpicId: "g", state: "proposed" }),
        ],
      },
    },
    backlogs,
    events,
  );
  const of = (id: string) => standing.find(({ rule }) => rule === id);
  expect(of("CAL-1")?.is).toBe("holds");
  expect(of("CAL-2")).toMatchObject({ is: "broken", items: ["There is a gap of 7 days before Flow Sprint 2."] });
  expect(of("BLG-1")).toMatchObject({
    is: "open",
    says: "0 of 2 planned Epics ready to be claimed. Nothing is claimed.",
  });
  expect(of("BLG-4")).toMatchObject({ is: "advised", items: ["Harbour in Flow Sprint 1: 12 of 10 points."] });
  expect(of("DEP-2")).toMatchObject({
    is: "broken",
    items: ["D-1, E-1 needs E-2: the giver ends in S2, too late for the needer's start in S1."],
  });
  expect(of("DEP-3")).toMatchObject({ is: "open", items: ["D-1, E-1 needs E-2: not answered."] });
  expect(of("DLV-1")?.is).toBe("later");
});

test("Sprint Backlogs are measured: Ready or overridden, and committed within capacity", () => {
  const story = { sprint: 1, teamId: "a", estimate: 6, criteria: 1, readyChecks: 0, isOverridden: false };
  const sprints = [
    { number: 1, startsOn: "2026-01-05", endsOn: "2026-01-18", state: "running" as const, goal: "Berth" },
  ];
  const of = (stories: SprintBacklogs["stories"], id: string) =>
    rulebookStanding(facts, { ...roadmap, sprints }, register, { ...backlogs, stories }, events).find(
      ({ rule }) => rule === id,
    );
  const [ready, unready, letIn] = [
    { ...story, number: 1 },
    { ...story, number: 2, criteria: 0 },
    { ...story, number: 3, criteria: 0, isOverridden: true },
  ];
  expect(of([ready, letIn], "BLG-2")).toMatchObject({
    is: "holds",
    says: "1 of 2 Stories in Sprint Backlogs Ready; 1 by an Override.",
  });
  expect(of([unready], "BLG-2")).toMatchObject({
    is: "broken",
    items: ["S-2 in Flow Sprint 1 lacks acceptance criteria."],
  });
  expect(of([ready], "BLG-4")?.is).toBe("holds");
  expect(of([ready, unready], "BLG-4")).toMatchObject({
    is: "advised",
    items: ["Harbour in Flow Sprint 1: 12 of 10 points committed."],
  });
});

test("gates, claims and closed events are measured: held, or let through in writing", () => {
  const sprints = [
    { number: 1, startsOn: "2026-01-05", endsOn: "2026-01-18", state: "closed" as const, goal: "Berth" },
    { number: 2, startsOn: "2026-01-19", endsOn: "2026-02-01", state: "running" as const, goal: "Moor" },
  ];
  const of = (over: Partial<EventFacts>, id: string) =>
    rulebookStanding(facts, { ...roadmap, sprints }, register, backlogs, { ...events, ...over }).find(
      ({ rule }) => rule === id,
    );
  type Gate = EventFacts["gates"][number];
  const gate: Gate = { number: 1, isClosed: true, held: ["planning_2", "review"], overridden: ["close"] };
  const gates = (over: Partial<Gate> = {}) => ({ gates: [{ ...gate, ...over }] });
  expect(of(gates(), "CAL-4")).toMatchObject({
    is: "holds",
    says: "Flow Sprint 2 runs, alone. 1 Flow Sprint started, 1 gate passed by an Override.",
  });
  expect(of(gates({ overridden: [] }), "CAL-4")).toMatchObject({
    is: "broken",
    items: ["Flow Sprint 1 closed without Flow Sprint Retrospective."],
  });
  const ready = { value: 5, effort: 8, hasRiskNote: true, acceptanceConditions: 1, feasibility: "feasible" } as const;
  const claim = { ...ready, number: 4, sprint: 2, isOverridden: false };
  expect(of({ claims: [claim, { ...claim, value: null, isOverridden: true }] }, "BLG-1")).toMatchObject({
    is: "holds",
    says: "0 of 0 planned Epics ready to be claimed. 1 of 2 claims of a Ready Epic; 1 by an Override.",
  });
  expect(of({ claims: [{ ...claim, value: null }] }, "BLG-1")).toMatchObject({
    is: "broken",
    items: ["E-4, claimed in Flow Sprint 2, lacks a value."],
  });
  expect(of({ closed: { count: 3, overtime: 1, overridden: 1 } }, "EVT-2")?.says).toBe(
    "3 events closed, 1 with outputs missing by an Override.",
  );
});

test("events are measured while they are planned and while they run, not only once they are closed", () => {
  const of = (over: Partial<EventFacts>, id: string) =>
    rulebookStanding(facts, roadmap, register, backlogs, { ...events, ...over }).find(({ rule }) => rule === id);
  const box = { kind: "review", team: null, sprint: 3, isSeries: false, minutes: 120 } as const;
  expect(of({ boxes: [box] }, "EVT-1")).toMatchObject({
    is: "holds",
    says: "Every event is scheduled within its time-box.",
  });
  const wide = { kind: "refinement", team: "Harbour", sprint: 2, isSeries: true, minutes: 150 } as const;
  expect(of({ boxes: [box, wide], closed: { count: 2, overtime: 1, overridden: 0 } }, "EVT-1")).toEqual({
    rule: "EVT-1",
    is: "broken",
    says: "1 time-box outside of the contract. 2 events closed, 1 over the time-box.",
    items: [
      "Product Backlog Refinement of Harbour from S2 on: The time-box of a Product Backlog Refinement is 60 to 120 minutes, so it can't be scheduled with 150.",
    ],
  });
  expect(of({ running: 2, calledOff: 1 }, "EVT-2")).toMatchObject({
    is: "holds",
    says: "No event has been closed yet. 2 run, to close when the outputs are there. 1 called off with a reason.",
  });
});

test("what runs over its time-box is told with how much, paused time aside", () => {
  const now = 100 * 60_000;
  const running = (used: number, runningSince: number | null) => ({
    kind: "scrum_of_scrums" as const,
    team: null,
    sprint: 3,
    minutes: 60,
    clock: { step: 0, runningSince, steps: [{ seconds: 3600, used }] },
  });
  const standing = { says: "1 event closed.", items: [] };
  expect(withOvertime(standing, [], now)).toBe(standing);
  expect(withOvertime(standing, [running(3600, now - 12 * 60_000), running(3500, null)], now)).toEqual({
    says: "1 event closed. 2 events run now, 1 over the time-box.",
    items: ["Scrum of Scrums, S3 runs 12 minutes over its 60: allowed, and kept."],
  });
});
