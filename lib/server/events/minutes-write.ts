import "server-only";
import { roleNames } from "@/lib/domain/access";
import { todayIn } from "@/lib/domain/calendar/dates";
import { type RoomClock, givenInAll, usedInAll } from "@/lib/domain/events/clock";
import { type Minutes, type MinutesAction, sayLed } from "@/lib/domain/events/minutes";
import { type OutputStanding, sayMissing, sayOutput } from "@/lib/domain/events/outputs";
import type { RoomAction, RoomNote, RoomPerson } from "@/lib/domain/events/room";
import { stepTimes } from "@/lib/domain/events/turns";
import type { CommandContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { readRoomActions } from "./action-queries";
import { stageOf } from "./event-state";
import { minutesSections } from "./minutes-sections";
import { readRoomPeople } from "./room-people";
import { readNotes } from "./room-queries";

/** The minutes of an event that closes now: all by name, so that they read the same in ten years. */
export async function writeMinutes(
  context: CommandContext,
  event: FlowSprintEvent,
  closing: { name: string; clock: RoomClock; outputs: readonly OutputStanding[]; override: string | null },
): Promise<Minutes> {
  const { tx, actor, now } = context;
  const { name, clock, outputs, override } = closing;
  const led = stageOf(event).led ?? (event.facilitatorId ? [event.facilitatorId] : []);
  const [flowTeam, people, notes, actions, leaders] = await Promise.all([
    tx.flowTeam.findUniqueOrThrow({ where: { id: event.flowTeamId }, select: { timeZone: true } }),
    readRoomPeople(tx, event),
    readNotes(event.id, tx),
    readRoomActions(tx, event),
    tx.person.findMany({ where: { id: { in: led } }, select: { id: true, name: true } }),
  ]);
  const notesOf = (kind: RoomNote["kind"]) => notes.filter((note) => note.kind === kind);
  const textsOf = (kind: RoomNote["kind"]) => notesOf(kind).map(({ text }) => text);
  const openedAt = event.openedAt ?? now;
  const given = Math.round(givenInAll(clock) / 60);
  const planned = event.minutes ?? given;
  const namesOfLed = led.flatMap((id) => leaders.find((person) => person.id === id)?.name ?? []);
  return {
    name,
    kind: event.kind,
    sprintNumber: event.sprintNumber,
    day: todayIn(flowTeam.timeZone, openedAt),
    openedAt: openedAt.getTime(),
    closedAt: now.getTime(),
    closedBy: actor.name,
    facilitator: sayLed(namesOfLed) || actor.name,
    planned,
    used: Math.round(usedInAll(clock, now.getTime()) / 60),
    added: given - planned,
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
    decisions: notesOf("decision").map(({ text, author }) => (author ? `${text} (${author})` : text)),
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
