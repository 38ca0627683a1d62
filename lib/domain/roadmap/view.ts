import type { ComputedCapacities } from "@/lib/domain/calendar/capacity";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { EpicKind, EpicStatus, Feasibility } from "@/lib/domain/backlog/kinds";
import type { DependencyState } from "@/lib/domain/dependencies/schema";

/**
 * Everything the roadmap's screens show, in one read: the same for all who may see it, so that it
 * is cached by revision and shared. Lists come in their natural order: sprints, Milestones and
 * pauses by number, teams by name, Epics by rank.
 */
export type RoadmapView = {
  flowTeam: {
    id: string;
    slug: string;
    name: string;
    product: string;
    timeZone: string;
    state: "forming" | "active" | "retired";
  };
  goal: { id: string; text: string; measure: string; since: string } | null;
  cadence: { sprintWeeks: number; milestoneSprints: number } | null;
  sprints: SprintInView[];
  pauses: { afterSprint: number; startsOn: CalendarDate; endsOn: CalendarDate; reason: string }[];
  milestones: MilestoneInView[];
  teams: TeamInView[];
  /** Typed for a Flow Sprint. */
  capacities: { teamId: string; sprint: number; points: number }[];
  /** Points that follow from people, days and pace; whose they are is for Members. */
  computedCapacities: ComputedCapacities;
  epics: EpicInView[];
  /** Between Epics and teams. Those of Stories are in the DependenciesView, which is for Members. */
  dependencies: DependencyInView[];
  /** Members and owners named by the Epics. */
  people: { id: string; name: string }[];
};

export type SprintInView = {
  number: number;
  startsOn: CalendarDate;
  /** The last day, not the day after. */
  endsOn: CalendarDate;
  state: "planned" | "running" | "closed";
  goal: string;
};

export type MilestoneInView = {
  id: string;
  number: number;
  name: string;
  objective: string;
  measure: string;
  baseline: string;
  target: string;
  state: "planned" | "committed" | "reached" | "missed";
  firstSprint: number;
  lastSprint: number;
};

export type TeamInView = {
  id: string;
  name: string;
  slug: string;
  /** 0 to 14: which of the team hues. */
  hue: number;
  /** Points a Flow Sprint for which nothing is typed or computed. */
  usualCapacity: number;
};

export type EpicInView = {
  id: string;
  /** E-12 is number 12. */
  number: number;
  title: string;
  kind: EpicKind;
  status: EpicStatus;
  isDoneBeforeFlotilla: boolean;
  leadTeamId: string | null;
  firstSprint: number | null;
  lastSprint: number | null;
  effort: number | null;
  value: number | null;
  timeCriticality: number | null;
  riskReduction: number | null;
  hasRiskNote: boolean;
  acceptanceConditions: number;
  feasibility: Feasibility | null;
  ownerId: string | null;
  labels: string[];
  rank: string;
  /** Its Stories' points: done and in all (a Story without an estimate counts as one). */
  donePoints: number;
  storyPoints: number;
  insights: number;
};

export type DependencyInView = {
  id: string;
  neederTeamId: string;
  giverTeamId: string;
  neederEpicId: string | null;
  giverEpicId: string | null;
  state: DependencyState;
  note: string;
  neededBySprint: number | null;
  promisedForSprint: number | null;
  mitigation: string;
};

/** The wordings of the Product Goal, the present one first. Instants are ISO strings. */
export type GoalsView = {
  goals: { id: string; text: string; measure: string; since: string; endedAt: string | null; setBy: string | null }[];
};

/** The Roadmap versions, newest first, without their content. */
export type VersionsView = {
  versions: {
    id: string;
    name: string;
    createdAt: string;
    createdBy: string | null;
    epics: number;
    /** The event whose close made it; null for one saved by hand. */
    madeBy: { key: string; sprintNumber: number } | null;
  }[];
};

/** One Roadmap version with what it keeps. */
export type KeptVersion = { id: string; name: string; createdAt: string; snapshot: Omit<RoadmapView, "people"> };

/** A shared link as those who keep it see it. Instants are ISO strings. */
export type ShareLinkInList = {
  id: string;
  label: string;
  createdBy: string | null;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
  lastUsedAt: string | null;
};

/** The shared links, newest first. */
export type ShareLinksView = { links: ShareLinkInList[] };
