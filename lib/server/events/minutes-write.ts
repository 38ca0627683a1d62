import "server-only";
import { roleNames } from "@/lib/domain/access";
import { todayIn } from "@/lib/domain/calendar/dates";
import { type RoomClock, givenInAll, usedInAll } from "@/lib/domain/events/clock";
import type { Minutes, MinutesAction } from "@/lib/domain/events/minutes";
import { type OutputStanding, sayMissing, sayOutput } from "@/lib/domain/events/outputs";
import type { RoomAction, RoomPerson } from "@/lib/domain/events/room";
import { stepTimes } from "@/lib/domain/events/turns";
import type { CommandContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { readRoomActions } from "./action-queries";
import { stageOf } from "./event-state";
import { minutesSections } from "./minutes-sections";
import { readRoomPeople } from "./room-people";

/** The minutes of an event that closes now: all by name, so that they read the same in ten years. */
export async function writeMinutes(
  context: CommandContext,
  event: FlowSprintEvent,
  closing: { name: string; clock: RoomClock; outputs: readonly OutputStanding[]; override: string | null },
): Promise<Minutes> {
  const { tx, actor, now } = context;
  const { name, clock, outputs, override } = closing;
  const [flowTeam, people, notes, actions] = await Promise.all([
    tx.flowTeam.findUniqueOrThrow({ where: { id: event.flowTeamId }, select: { timeZone: true } }),
    readRoomPeople(tx, event),
    tx.eventNote.findMany({ where: { eventId: event.id, deletedAt: null }, orderBy: { createdAt: "asc" } }),
    readRoomActions(tx, event),
  ]);
  const facilitator = event.facilitatorId
    ? await tx.person.findUnique({ where: { id: event.facilitatorId }, select: { name: true } })
    : null;
  const textsOf = (kind: (typeof notes)[number]["kind"]) =>
    notes.filter((note) => note.kind === kind).map(({ text }) => text);
  const openedAt = event.openedAt ?? now;
  return {
    name,
    kind: event.kind,
    sprintNumber: event.sprintNumber,
    day: todayIn(flowTeam.timeZone, openedAt),
    openedAt: openedAt.getTime(),
    closedAt: now.getTime(),
    closedBy: actor.name,
    facilitator: facilitator?.name ?? actor.name,
    planned: event.minutes ?? Math.round(givenInAll(clock) / 60),
    used: Math.round(usedInAll(clock, now.getTime()) / 60),
    steps: stepTimes({ event, stage: stageOf(event), clock }).map((step) => ({
      name: step.name,
      planned: Math.round(step.seconds / 60),
      used: Math.round(step.used / 60),
    })),
    attendance: people.filter(({ joinedAt }) => joinedAt !== null).map(withRoles),
    absent: people.filter(({ joinedAt }) => joinedAt === null).map(withRoles),
    outputs: outputs.map((output) => ({
      name: output.name,
      said: sayOutput(output),
      isMet: output.isMet,
      ...(!output.isMet && { missing: sayMissing(output) }),
    })),
    overrideReason: override,
    decisions: textsOf("decision"),
    parked: textsOf("parked"),
    extensions: textsOf("extension"),
    actions: actions.filter(({ isNew }) => isNew).map(asWritten),
    actionsBefore: actions.filter(({ isNew }) => !isNew).map(asWritten),
    sections: (await minutesSections[event.kind]?.(context, event)) ?? [],
  };
}

function asWritten({ number, text, owner, dueOn, state }: RoomAction): MinutesAction {
  return { number, text, owner, dueOn, state };
}

function withRoles({ name, roles, isGuest }: RoomPerson): { name: string; roles: string } {
  const said = [...new Set(roles.map(({ role }) => roleNames[role])), ...(isGuest ? ["guest"] : [])];
  return { name, roles: said.join(", ") };
}
