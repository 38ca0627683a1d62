import "server-only";
import { type EventKind, contracts, eventName } from "@/lib/domain/events/contracts";
import {
  type RoomRights,
  leadsByRole,
  mayEnter,
  mayGiveTurn,
  mayLead,
  takesPart,
  writesDown,
} from "@/lib/domain/events/room";
import { hallOf } from "@/lib/domain/events/team-planning";
import { type Context, clockOf, peopleOf, roomOf } from "@/lib/domain/live";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { eitherOf } from "@/lib/domain/words";
import { roleNames } from "@/lib/domain/access";
import type { CommandContext } from "@/lib/server/command";
import { refuseRetired } from "@/lib/server/flow-teams/entry";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { ensureEvent } from "./event-rows";
import { facilitatorOf } from "./event-state";

/** A room this transaction holds: nobody leads it or closes it meanwhile. */
export type HeldRoom = { event: FlowSprintEvent; rights: RoomRights; name: string };

export type Needs = {
  /** Leading is for the facilitator and those the contract names; taking part for those it is for; writing down for Members of these. */
  as: "who leads" | "who leads by role" | "who gives the turn" | "who takes part" | "who writes down" | "anyone in it";
  /** What state it must be in; any without it. */
  state?: "running" | "open or before" | "closed";
};

/** Lets somebody act in a room, whose row is locked until the end of the transaction. */
export async function enterRoom(
  context: CommandContext,
  { flowTeamId, key }: { flowTeamId: string; key: string },
  { as, state }: Needs,
): Promise<Result<HeldRoom>> {
  if (!context.actor.roles.some((held) => held.flowTeamId === flowTeamId)) return notFound("event");
  const ensured = await ensureEvent(context, flowTeamId, key);
  return ensured.ok ? admit(context, ensured.value, { as, state }) : ensured;
}

/** Whether somebody may act in a room whose row the transaction holds. */
export async function admit(
  { tx, actor }: CommandContext,
  event: FlowSprintEvent,
  { as, state }: Needs,
): Promise<Result<HeldRoom>> {
  const { flowTeamId } = event;
  const [flowTeam, guests, team] = await Promise.all([
    tx.flowTeam.findUniqueOrThrow({ where: { id: flowTeamId }, select: { state: true } }),
    tx.eventGuest.findMany({ where: { eventId: event.id }, select: { personId: true } }),
    event.teamId ? tx.scrumTeam.findUnique({ where: { id: event.teamId }, select: { name: true } }) : null,
  ]);
  const rights: RoomRights = {
    flowTeamId,
    kind: event.kind,
    teamId: event.teamId,
    facilitatorId: facilitatorOf(event),
    guestIds: guests.map(({ personId }) => personId),
  };
  if (!mayEnter(actor, rights)) return notFound("event");
  if (flowTeam.state === "retired" && state) return refuseRetired;
  const name = eventName(event.kind, team?.name);
  if (as === "who leads" && !mayLead(actor, rights)) return refuse(notYoursToLead(event.kind));
  if (as === "who gives the turn" && !mayGiveTurn(actor, rights, event.step)) {
    return refuse(notYoursToLead(event.kind));
  }
  if (as === "who leads by role" && !leadsByRole(actor, rights)) return refuse(notYoursToLead(event.kind));
  const isForThem = takesPart(actor, rights) || mayLead(actor, rights);
  if ((as === "who takes part" || as === "who writes down") && !isForThem) {
    return refuse({
      code: "forbidden",
      message: `You look on here: ${name} is for ${eitherOf(contracts[event.kind].invited.map((role) => roleNames[role]))}.`,
      wayOut: "Ask its facilitator to add you as a guest.",
    });
  }
  if (as === "who writes down" && !writesDown(actor, rights)) {
    return refuse({
      code: "forbidden",
      message: "Decisions and action items are written down by Members; Stakeholders read them.",
      wayOut: "Ask a Member in the room to write it down.",
    });
  }
  const standing = checkState(event, state);
  return standing.ok ? ok({ event, rights, name }) : standing;
}

/**
 * Says to all in a room that the event itself, its notes or actions changed; of a Team Sprint Planning
 * also to who watches those of all teams.
 */
export function roomChanged(context: CommandContext, event: RoomPlace): void {
  partChanged(context, event, roomOf(event.key));
}

/** As `roomChanged`, of what the facilitator leads: the clock, the step, whose turn it is. */
export function clockChanged(context: CommandContext, event: RoomPlace): void {
  partChanged(context, event, clockOf(event.key));
}

/** As `roomChanged`, of who came and who is ready. */
export function peopleChanged(context: CommandContext, event: RoomPlace): void {
  partChanged(context, event, peopleOf(event.key));
}

type RoomPlace = Pick<FlowSprintEvent, "flowTeamId" | "key" | "id">;

function partChanged(context: CommandContext, { flowTeamId, key, id }: RoomPlace, part: Context): void {
  const hall = hallOf(key);
  context.changed({ flowTeamId, context: part, id });
  if (hall) context.changed({ flowTeamId, context: roomOf(hall), id });
}

/** Says to the schedule as well that an event changed: it opened, closed, or was led on. */
export function eventChanged(context: CommandContext, event: RoomPlace): void {
  roomChanged(context, event);
  context.changed({ flowTeamId: event.flowTeamId, context: "events", id: event.id });
}

/** An event as history names it. */
export function itemOf(event: Pick<FlowSprintEvent, "id" | "sprintNumber">, name: string) {
  return { kind: "Event", id: event.id, title: `${name}, S${event.sprintNumber}` } as const;
}

function checkState({ state, calledOffWhy }: FlowSprintEvent, needed: Needs["state"]): Result<null> {
  if (!needed) return ok(null);
  if (state === "closed") {
    if (needed === "closed") return ok(null);
    return refuse({
      code: "rule",
      rule: "EVT-2",
      message: "This event is closed: what was said and decided in it stays as it was.",
      wayOut: "Correct a mistake with an addendum to its minutes.",
    });
  }
  if (needed === "closed") {
    return refuse({
      code: "rule",
      rule: "EVT-2",
      message: "This event isn't closed yet, so its minutes aren't written.",
      wayOut: "Change what is wrong in the room itself.",
    });
  }
  if (state === "called_off") {
    return refuse({
      code: "rule",
      rule: "EVT-2",
      message: `This event was called off: ${calledOffWhy}`,
      wayOut: "Whoever called it off can take that back in the calendar of events.",
    });
  }
  if (needed === "running" && state !== "running") {
    return refuse({
      code: "rule",
      rule: "EVT-2",
      message: "This event hasn't been opened yet.",
      wayOut: "Its facilitator opens the room.",
    });
  }
  return ok(null);
}

const notYoursToLead = (kind: EventKind) =>
  ({
    code: "forbidden",
    message: `Only who facilitates can do this: ${eitherOf(contracts[kind].leads.map((role) => `the ${roleNames[role]}`))}, or who it was handed to.`,
    wayOut: "Ask the facilitator to do it, or to hand facilitation over to you.",
  }) as const;
