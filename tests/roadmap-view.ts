import { addDays } from "@/lib/domain/calendar/dates";
import type {
  DependencyInView,
  EpicInView,
  MilestoneInView,
  RoadmapView,
  SprintInView,
} from "@/lib/domain/roadmap/view";

/** An Epic for tests: an idea nobody has planned, unless said otherwise. */
export function anEpic(over: Partial<EpicInView> = {}): EpicInView {
  const number = over.number ?? 1;
  return {
    id: `e${number}`,
    number,
    title: `Epic ${number}`,
    kind: "business",
    status: "planned",
    isDoneBeforeFlotilla: false,
    leadTeamId: null,
    firstSprint: null,
    lastSprint: null,
    effort: null,
    value: null,
    timeCriticality: null,
    riskReduction: null,
    hasRiskNote: false,
    acceptanceConditions: 0,
    feasibility: null,
    ownerId: null,
    labels: [],
    rank: `a${String(number).padStart(6, "0")}`,
    donePoints: 0,
    storyPoints: 0,
    insights: 0,
    ...over,
  };
}

/** A Dependency for tests. */
export function aDependency(over: Partial<DependencyInView> = {}): DependencyInView {
  return {
    id: "d1",
    neederTeamId: "t1",
    giverTeamId: "t2",
    neederEpicId: null,
    giverEpicId: null,
    state: "accepted",
    note: "",
    neededBySprint: null,
    promisedForSprint: null,
    mitigation: "",
    ...over,
  };
}

/** Flow Sprints of two weeks from a Monday on, without pauses. */
export function someSprints(count: number, startsOn = "2026-01-05", running = 3): SprintInView[] {
  return Array.from({ length: count }, (_, i) => ({
    number: i + 1,
    startsOn: addDays(startsOn, i * 14),
    endsOn: addDays(startsOn, i * 14 + 13),
    state: i + 1 < running ? ("closed" as const) : i + 1 === running ? ("running" as const) : ("planned" as const),
    goal: "",
  }));
}

/** Milestones of four Flow Sprints each. */
function someMilestones(count: number): MilestoneInView[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `m${i + 1}`,
    number: i + 1,
    name: `Milestone ${i + 1}`,
    objective: "",
    measure: "",
    baseline: "",
    target: "",
    state: "planned" as const,
    firstSprint: i * 4 + 1,
    lastSprint: i * 4 + 4,
  }));
}

/** A roadmap for tests: three teams, twelve Flow Sprints, three Milestones, no Epics. */
export function aView(over: Partial<RoadmapView> = {}): RoadmapView {
  return {
    flowTeam: {
      id: "f1",
      slug: "harbour",
      name: "Harbour",
      product: "Tides",
      timeZone: "Europe/Oslo",
      state: "active",
    },
    goal: null,
    cadence: { sprintWeeks: 2, milestoneSprints: 4 },
    sprints: someSprints(12),
    pauses: [],
    milestones: someMilestones(3),
    teams: [1, 2, 3].map((n) => ({ id: `t${n}`, name: `Team ${n}`, slug: `team-${n}`, hue: n - 1, usualCapacity: 20 })),
    capacities: [],
    computedCapacities: {},
    epics: [],
    dependencies: [],
    people: [{ id: "p1", name: "Ines Holm" }],
    ...over,
  };
}

/**
 * A full roadmap of a size, always the same for the same numbers: for tests of speed and for
 * looking. Lengths, progress and Dependencies vary by index, not by chance.
 */
export function fullView(size: { teams: number; sprints: number; epics: number; today?: string }): RoadmapView {
  const running = 14;
  const sprints = someSprints(size.sprints, addDays(size.today ?? "2026-01-05", -14 * (running - 1) - 7), running);
  const teams = Array.from({ length: size.teams }, (_, i) => ({
    id: `t${i + 1}`,
    name: teamNames[i % teamNames.length] as string,
    slug: `team-${i + 1}`,
    hue: i,
    usualCapacity: 30 + ((i * 7) % 13),
  }));
  const epics = Array.from({ length: size.epics }, (_, i) => {
    const firstSprint = 1 + ((i * 29) % Math.max(1, size.sprints - 4));
    const lastSprint = firstSprint + ((i * 13) % 4);
    const isDone = lastSprint < running - 1 && i % 7 !== 0;
    return anEpic({
      id: `e${i + 1}`,
      number: i + 1,
      title: `${epicNames[i % epicNames.length]} ${1 + Math.floor(i / epicNames.length)}`,
      kind: i % 6 === 0 ? "enabler" : "business",
      status: isDone ? "done" : firstSprint <= running ? "in_progress" : "planned",
      leadTeamId: i % 41 === 40 ? null : (teams[(i * 5 + (i >> 3)) % teams.length]?.id ?? null),
      firstSprint: i % 37 === 36 ? null : firstSprint,
      lastSprint: i % 37 === 36 ? null : lastSprint,
      effort: 8 + ((i * 11) % 30),
      value: [1, 2, 3, 5, 8, 13, 20, null][i % 8] ?? null,
      hasRiskNote: i % 3 !== 0,
      acceptanceConditions: i % 4,
      feasibility: i % 5 === 0 ? null : "feasible",
      donePoints: isDone ? 20 : firstSprint <= running ? i % 18 : 0,
      storyPoints: 20,
    });
  });
  const dependencies = epics.flatMap((epic, i) => {
    const giver = epics[(i * 17 + 5) % epics.length];
    if (i % 5 !== 0 || !giver?.leadTeamId || !epic.leadTeamId || giver.leadTeamId === epic.leadTeamId) return [];
    return [
      aDependency({
        id: `d${i}`,
        neederTeamId: epic.leadTeamId,
        giverTeamId: giver.leadTeamId,
        neederEpicId: epic.id,
        giverEpicId: giver.id,
      }),
    ];
  });
  return aView({ sprints, teams, epics, dependencies, milestones: someMilestones(Math.floor(size.sprints / 4)) });
}

const teamNames = [
  "Berths",
  "Cranes",
  "Tides",
  "Pilots",
  "Customs",
  "Yard",
  "Fleet",
  "Gates",
  "Billing",
  "Signals",
  "Weather",
  "Routes",
  "Safety",
  "Docks",
  "Charts",
];
const epicNames = [
  "Berth planning",
  "Crane telemetry",
  "Tide forecasts",
  "Pilot booking",
  "Customs papers",
  "Yard map",
  "Fleet tracking",
  "Gate cameras",
  "Storage invoices",
  "Night signals",
  "Storm warnings",
  "Route advice",
  "Safety drills",
  "Dock sensors",
  "Chart updates",
];
