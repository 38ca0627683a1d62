import { type Actor, type Role, can } from "@/lib/domain/access";
import type { RoomClock } from "./clock";
import { type EventKind, contracts } from "./contracts";
import type { ScheduledEvent } from "./schedule-model";
import type { Minutes } from "./minutes";
import type { Earlier } from "./order";

/** What the facilitator leads within an agenda step. */
export type EventStage = {
  /** Whose turn it is: a Scrum Team, a person or a Story, by id. */
  turn?: string | null;
  /** Since when, in milliseconds since 1970. */
  turnSince?: number;
  /** When the first turn was given, in milliseconds since 1970. */
  turnsSince?: number;
  /** Turns that are over. */
  done?: string[];
  /** How far a retrospective is. */
  phase?: RetroPhase;
  /** How many dots each person has in a retrospective, where that isn't as usual. */
  dots?: number;
  /** Which round of dots it is, where it isn't the first. */
  round?: number;
  /** The dots of the round were counted, wherever the room was led since. */
  isCounted?: boolean;
  /** Who looks on while the others estimate, by id. */
  lookOn?: string[];
  /** Who has led the room since it was opened, by id, each hand-over in order; for the minutes. */
  led?: string[];
  /** Who led the room to the step, turn, phase or round it is at, by id. */
  movedBy?: string;
};

/** Cards are hidden while writing, dots are hidden while voting. */
export const retroPhases = ["writing", "grouping", "voting", "deciding"] as const;
export type RetroPhase = (typeof retroPhases)[number];

/** Somebody the event is for: by role, or asked. */
export type RoomPerson = {
  id: string;
  name: string;
  roles: { role: Role; teamId: string | null }[];
  isGuest: boolean;
  /** When they first were in the room while it was open, in milliseconds since 1970. */
  joinedAt: number | null;
  /** They are ready to leave the step with this number. */
  readyStep: number | null;
};

export type RoomNoteKind = "decision" | "parked" | "none" | "extension" | "override" | "addendum";

export type RoomNote = {
  id: string;
  kind: RoomNoteKind;
  about: string;
  text: string;
  author: string | null;
  at: number;
  doneAt: number | null;
};

export type ActionState = "open" | "done" | "dropped";

export type RoomAction = {
  id: string;
  number: number;
  text: string;
  ownerId: string | null;
  owner: string | null;
  dueOn: string | null;
  state: ActionState;
  /** Agreed in this event; the others came over from one before. */
  isNew: boolean;
};

/** A room as all in it see it. */
export type RoomView = {
  event: ScheduledEvent;
  teamSlug: string | null;
  teamName: string | null;
  teamHue: number | null;
  /** Who leads it now; null while it isn't open and nobody was named. */
  facilitatorId: string | null;
  openedAt: number | null;
  closedAt: number | null;
  calledOffWhy: string;
  clock: RoomClock;
  stage: EventStage;
  people: RoomPerson[];
  notes: RoomNote[];
  actions: RoomAction[];
  /** Subjects (teams or people) that have prepared. */
  prepared: string[];
  minutes: Minutes | null;
  /** The closed event of the kind before this one. */
  before: { key: string; closedAt: number } | null;
  /** What comes before it in its Flow Sprint and isn't closed; empty once the room was opened. */
  earlier: Earlier[];
};

/** What decides who may do what in a room. */
export type RoomRights = {
  flowTeamId: string;
  kind: EventKind;
  teamId: string | null;
  facilitatorId: string | null;
  guestIds: readonly string[];
};

/** Whether the contract makes them one who leads: the CSM in events of the Flow Team, the SM in the team's. */
export function leadsByRole(actor: Actor, { flowTeamId, kind, teamId }: RoomRights): boolean {
  const { leads } = contracts[kind];
  return actor.roles.some(
    (held) =>
      held.flowTeamId === flowTeamId && leads.includes(held.role) && (teamId === null || held.scrumTeamId === teamId),
  );
}

/** Whether they may lead now: who the facilitation was handed to, or whose role it is. */
export function mayLead(actor: Actor, room: RoomRights): boolean {
  return room.facilitatorId === actor.personId ? mayEnter(actor, room) : leadsByRole(actor, room);
}

/**
 * Whether they may give the turn while the room is at a step: who leads, and in Flow Sprint Planning 1
 * the CPO, who presents the objectives.
 */
export function mayGiveTurn(actor: Actor, room: RoomRights, step: number): boolean {
  const isPresenting = room.kind === "planning_1" && contracts.planning_1.steps[step]?.key === "present";
  return mayLead(actor, room) || (isPresenting && can(actor, "own the product", { flowTeamId: room.flowTeamId }));
}

/** Whether the event is for them: by a role of its contract, or as somebody asked. */
export function takesPart(actor: Actor, { flowTeamId, kind, teamId, guestIds, facilitatorId }: RoomRights): boolean {
  const here = actor.roles.filter((held) => held.flowTeamId === flowTeamId);
  if (here.length === 0) return false;
  if (guestIds.includes(actor.personId) || facilitatorId === actor.personId) return true;
  return here.some(
    (held) => contracts[kind].invited.includes(held.role) && (teamId === null || held.scrumTeamId === teamId),
  );
}

/**
 * Whether they write down what comes of the event, its decisions and action items: Members it is for, or
 * who lead it. A Stakeholder reads them.
 */
export function writesDown(actor: Actor, room: RoomRights): boolean {
  return (takesPart(actor, room) || mayLead(actor, room)) && can(actor, "contribute", { flowTeamId: room.flowTeamId });
}

/** Whether what is said in events of a kind is the team's alone: no other Member sees it, anywhere. */
export function isOfTeamAlone(kind: EventKind): boolean {
  return kind === "team_retrospective";
}

/**
 * Whether the room exists for them. Members may look into every room but a team's Retrospective,
 * which is the team's; Stakeholders into those that invite them.
 */
export function mayEnter(actor: Actor, room: RoomRights): boolean {
  if (takesPart(actor, room)) return true;
  return !isOfTeamAlone(room.kind) && can(actor, "contribute", { flowTeamId: room.flowTeamId });
}

/**
 * Whether they see what the event works on. It is made of what is for Members, save where the contract
 * invites Stakeholders: asked to another event, these follow its course, its decisions and action items.
 */
export function seesTable(actor: Actor, { flowTeamId, kind }: Pick<RoomRights, "flowTeamId" | "kind">): boolean {
  return contracts[kind].invited.includes("stakeholder") || can(actor, "contribute", { flowTeamId });
}
