import type { Role } from "@/lib/domain/access";

/** The ten events of a Flow Sprint, those of the Flow Team first. */
export const eventKinds = [
  "planning_1",
  "planning_2",
  "scrum_of_scrums",
  "roadmap_refinement",
  "review",
  "flow_retrospective",
  "team_planning",
  "daily_scrum",
  "refinement",
  "team_retrospective",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** How often it is held: once a Flow Sprint at its first or last day, each week, month or working day. */
export type Rhythm = "first day" | "last day" | "weekly" | "monthly" | "working day";

export type AgendaStep = {
  key: string;
  name: string;
  /** Its part of the time-box; the shares of an agenda sum to 1. */
  share: number;
};

/** Something an event leaves behind. It is there for every one there is, or there is none (EVT-2). */
export type OutputContract = {
  key: string;
  name: string;
  /** What "none" says; without it there is no none. */
  none?: string;
  /** "None" may be said of the rest too, where it is there for some of them or for none. */
  isNoneOfRest?: true;
  /** What is said where there is none to have it for, as the product knows by itself: nobody has to say so. */
  empty?: string;
};

/** What holds for every event of a kind: the contract table of the method. */
export type EventContract = {
  name: string;
  /** In addresses. */
  slug: string;
  rhythm: Rhythm;
  /** Several in one Flow Sprint: its address has their number. */
  recurs: boolean;
  /** Held by each Scrum Team for itself. */
  isOfTeam: boolean;
  /** The time-box it may be scheduled with, and the one proposed, in minutes (EVT-1). */
  minutes: { least: number; most: number; usual: number };
  /** Whose role brings them: for the events of a Scrum Team those of that team. */
  invited: readonly Role[];
  /** Who leads it, first the one it falls to. */
  leads: readonly Role[];
  steps: readonly AgendaStep[];
  outputs: readonly OutputContract[];
};

const leadership = ["csm", "cpo", "architect", "po", "sm"] as const;
const scrumTeam = ["sm", "po", "developer"] as const;

/** The contracts: what the product knows of its events. */
export const contracts: Record<EventKind, EventContract> = {
  planning_1: {
    name: "Flow Sprint Planning 1",
    slug: "planning-1",
    rhythm: "first day",
    recurs: false,
    isOfTeam: false,
    minutes: { least: 60, most: 120, usual: 90 },
    invited: leadership,
    leads: ["csm"],
    steps: [
      { key: "present", name: "CPO presents objectives and Epics", share: 0.2 },
      { key: "claim", name: "Teams claim Epics and name dependencies", share: 0.55 },
      { key: "risks", name: "Draft risk mitigation", share: 0.25 },
    ],
    outputs: [
      { key: "objectives", name: "Each objective has a claimed Epic", none: "This Flow Sprint has no objectives" },
      { key: "claims", name: "Flow Backlog: teams have claimed Epics", none: "No team claims an Epic" },
      { key: "givers", name: "Dependencies have a giver", none: "There are no Dependencies" },
      { key: "risks", name: "Risks have an owner and a class", none: "There are no Risks" },
    ],
  },
  planning_2: {
    name: "Flow Sprint Planning 2",
    slug: "planning-2",
    rhythm: "first day",
    recurs: false,
    isOfTeam: false,
    minutes: { least: 30, most: 60, usual: 60 },
    invited: ["csm", "cpo", "po", "sm", "stakeholder"],
    leads: ["csm"],
    steps: [
      { key: "plans", name: "Teams present goal and Stories", share: 0.5 },
      { key: "dependencies", name: "Settle open dependencies", share: 0.25 },
      { key: "goal", name: "Confirm one goal", share: 0.25 },
    ],
    outputs: [
      { key: "goal", name: "Flow Sprint Goal" },
      { key: "dependencies", name: "Dependencies are accepted or mitigated", none: "There are no Dependencies" },
      { key: "confidence", name: "A vote of each team, confidence 3 or more" },
    ],
  },
  scrum_of_scrums: {
    name: "Scrum of Scrums",
    slug: "scrum-of-scrums",
    rhythm: "weekly",
    recurs: true,
    isOfTeam: false,
    minutes: { least: 30, most: 60, usual: 45 },
    invited: leadership,
    leads: ["csm"],
    steps: [
      { key: "questions", name: "Five Questions team by team", share: 0.65 },
      { key: "solutions", name: "Solutions for dependencies and risks", share: 0.35 },
    ],
    outputs: [
      { key: "reports", name: "Teams have reported", none: "No team reports this time" },
      { key: "actions", name: "Action items have owner and date", none: "There are no action items" },
    ],
  },
  roadmap_refinement: {
    name: "Product Roadmap Refinement",
    slug: "roadmap-refinement",
    rhythm: "monthly",
    recurs: false,
    isOfTeam: false,
    minutes: { least: 120, most: 180, usual: 120 },
    invited: ["cpo", "po", "architect", "stakeholder"],
    leads: ["cpo", "csm"],
    steps: [
      { key: "weigh", name: "Value, effort and risk of Epics", share: 0.6 },
      { key: "place", name: "Put Epics on Milestones", share: 0.4 },
    ],
    outputs: [{ key: "version", name: "Changes for a new Roadmap version", none: "The Roadmap stays as it was" }],
  },
  review: {
    name: "Flow Sprint Review",
    slug: "review",
    rhythm: "last day",
    recurs: false,
    isOfTeam: false,
    minutes: { least: 60, most: 120, usual: 120 },
    invited: ["csm", "cpo", "po", "sm", "developer", "stakeholder"],
    leads: ["csm", "cpo"],
    steps: [
      { key: "recap", name: "Recap of goal and figures", share: 0.15 },
      { key: "demos", name: "Demos", share: 0.55 },
      { key: "feedback", name: "Feedback and reprioritising", share: 0.3 },
    ],
    outputs: [
      { key: "validated", name: "Finished Epics are validated", empty: "No Epic is finished" },
      { key: "feedback", name: "Feedback is turned or declined", none: "There is no feedback" },
      { key: "order", name: "Order of the Product Backlog looked at", none: "The order stays as it was" },
    ],
  },
  flow_retrospective: {
    name: "Flow Sprint Retrospective",
    slug: "flow-retrospective",
    rhythm: "last day",
    recurs: false,
    isOfTeam: false,
    minutes: { least: 15, most: 60, usual: 60 },
    invited: leadership,
    leads: ["csm"],
    steps: [
      { key: "bottlenecks", name: "Goal and bottlenecks", share: 0.55 },
      { key: "improvements", name: "Improvements", share: 0.45 },
    ],
    outputs: [
      { key: "improvements", name: "Improvements have owner, measure and date", none: "There is nothing to improve" },
    ],
  },
  team_planning: {
    name: "Team Sprint Planning",
    slug: "team-planning",
    rhythm: "first day",
    recurs: false,
    isOfTeam: true,
    minutes: { least: 60, most: 90, usual: 90 },
    invited: scrumTeam,
    leads: ["sm"],
    steps: [
      { key: "refine", name: "Refine Stories and criteria", share: 0.4 },
      { key: "split", name: "Estimate and split into Tasks", share: 0.6 },
    ],
    outputs: [
      { key: "backlog", name: "Sprint Backlog", none: "The team commits to nothing" },
      { key: "goal", name: "Team Sprint Goal" },
    ],
  },
  daily_scrum: {
    name: "Daily Scrum",
    slug: "daily-scrum",
    rhythm: "working day",
    recurs: true,
    isOfTeam: true,
    minutes: { least: 15, most: 15, usual: 15 },
    invited: scrumTeam,
    leads: ["sm"],
    steps: [
      { key: "done", name: "Done", share: 0.34 },
      { key: "today", name: "Today", share: 0.33 },
      { key: "in_the_way", name: "In the way", share: 0.33 },
    ],
    outputs: [
      { key: "updates", name: "Updates of the Developers who came", none: "No updates today" },
      {
        key: "impediments",
        name: "Impediments of what is in the way",
        none: "What is left is no Impediment",
        isNoneOfRest: true,
        empty: "Nobody says that anything is in the way",
      },
    ],
  },
  refinement: {
    name: "Product Backlog Refinement",
    slug: "refinement",
    rhythm: "weekly",
    recurs: true,
    isOfTeam: true,
    minutes: { least: 60, most: 120, usual: 60 },
    invited: scrumTeam,
    leads: ["sm"],
    steps: [
      { key: "split", name: "Split", share: 0.3 },
      { key: "estimate", name: "Estimate", share: 0.4 },
      { key: "criteria", name: "Acceptance criteria", share: 0.3 },
    ],
    outputs: [{ key: "ready", name: "Stories that became Ready", none: "No Story became Ready" }],
  },
  team_retrospective: {
    name: "Team Sprint Retrospective",
    slug: "team-retrospective",
    rhythm: "last day",
    recurs: false,
    isOfTeam: true,
    minutes: { least: 15, most: 60, usual: 60 },
    invited: scrumTeam,
    leads: ["sm"],
    steps: [{ key: "look_back", name: "Look back", share: 1 }],
    outputs: [
      { key: "actions", name: "Action items and Improvements for the next sprint", none: "There are none for it" },
    ],
  },
};

/** Whether cards are written in events of a kind. */
export function isRetrospective(kind: EventKind): boolean {
  return kind === "flow_retrospective" || kind === "team_retrospective";
}

/** What an event is called: "Daily Scrum of Bedrock". */
export function eventName(kind: EventKind, teamName?: string | null): string {
  return teamName ? `${contracts[kind].name} of ${teamName}` : contracts[kind].name;
}

/** What the page of an event is called; where its address asks for a step, from 1, with that first. */
export function pageTitle(kind: EventKind, step?: string | readonly string[]): string {
  const shown = contracts[kind].steps[Number(step) - 1];
  return shown ? `${shown.name} · ${contracts[kind].name}` : contracts[kind].name;
}
