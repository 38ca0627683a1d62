import type { EpicStatus } from "./kinds";
import type { BoardColumn } from "./workflow";
import type { CalendarDate } from "@/lib/domain/calendar/dates";

/**
 * What Stories stand on: teams with their workflow, Flow Sprints, Epics by name, people. Every
 * screen of Stories reads it beside its rows; it changes seldom, so it is kept and shared.
 */
export type GroundView = {
  teams: TeamOnGround[];
  sprints: SprintOnGround[];
  /** By rank in the Product Backlog. */
  epics: EpicOnGround[];
  /** Members, and owners who were, by name. `teamIds`: where they hold a role now. */
  people: { id: string; name: string; teamIds: string[] }[];
  /** What the Flow Team adds to the Definition of Ready, and its Definition of Done. */
  definitions: { id: string; kind: "ready" | "done"; text: string }[];
};

export type TeamOnGround = {
  id: string;
  name: string;
  slug: string;
  hue: number;
  /** From the left. */
  columns: BoardColumn[];
  /** The largest estimate with which a Story is Ready. */
  storyLimit: number;
  usualCapacity: number;
};

export type SprintOnGround = {
  number: number;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  state: "planned" | "running" | "closed";
  goal: string;
};

export type EpicOnGround = {
  id: string;
  number: number;
  title: string;
  status: EpicStatus;
  leadTeamId: string | null;
  firstSprint: number | null;
  lastSprint: number | null;
  rank: string;
};
