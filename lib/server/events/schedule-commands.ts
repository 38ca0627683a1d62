import "server-only";
import { daysBetween } from "@/lib/domain/calendar/dates";
import { instantAt } from "@/lib/domain/calendar/instants";
import { inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { participantsOf } from "@/lib/domain/events/participants";
import type { EventPlace } from "@/lib/domain/events/schedule-model";
import { checkPlace, placeBySeries } from "@/lib/domain/events/schedule-rules";
import { moveWords, placeWords } from "@/lib/domain/events/schedule-words";
import { CallOffEvent, EventAlone, EventGuest, MoveEvent } from "@/lib/domain/events/schedule-schema";
import type { Edits } from "@/lib/domain/edit";
import { inboxOf } from "@/lib/domain/live";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import { enterSchedule, enterToReschedule, scheduleChanged } from "./enter-schedule";
import { isAhead, tellParticipants } from "./tell-participants";

/** Puts one event on another day, at another time or with another time-box (EVT-1); those it is for are told. */
export const moveEvent = command({
  name: "events.moveEvent",
  input: MoveEvent,
  async run(context, { edits, ...named }) {
    const entered = await enterToReschedule(context, named);
    if (!entered.ok) return entered;
    const { row, event, sprint, ground, item } = entered.value;
    const current: EventPlace = { day: event.day, startMinute: event.startMinute, minutes: event.minutes };
    const merged = mergeEdits<EventPlace>(current, edits as Edits<EventPlace>);
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    const wanted = { ...current, ...after };
    const fits = checkPlace(event.kind, wanted, sprint);
    if (!fits.ok) return fits;
    // What is where its series puts it goes with the series again.
    const usual = placeBySeries(ground, event);
    await context.tx.flowSprintEvent.update({
      where: { id: row.id },
      data: {
        dayOffset: wanted.day === usual?.day ? null : daysBetween(sprint.startsOn, wanted.day),
        startMinute: wanted.startMinute === usual?.startMinute ? null : wanted.startMinute,
        minutes: wanted.minutes === usual?.minutes ? null : wanted.minutes,
      },
    });
    context.record({
      flowTeamId: row.flowTeamId,
      item,
      before: placeWords(before),
      after: placeWords(after),
      undo: { command: "events.moveEvent", input: { ...named, edits: inverseEdits(before, after) } },
    });
    const endsAt = instantAt(ground.timeZone, wanted.day, wanted.startMinute) + wanted.minutes * 60_000;
    if (isAhead(event, context.now) || isAhead({ ...event, endsAt }, context.now)) {
      await tellParticipants(context, entered.value, moveWords(current, wanted, ground));
    }
    scheduleChanged(context, row);
    return ok(null);
  },
});

/** Asks somebody of the Flow Team to one event, who is told. */
export const addEventGuest = command({
  name: "events.addEventGuest",
  input: EventGuest,
  run: (context, { personId, ...named }) => setGuest(context, named, personId, true),
});

/** Takes a guest off an event. */
export const removeEventGuest = command({
  name: "events.removeEventGuest",
  input: EventGuest,
  run: (context, { personId, ...named }) => setGuest(context, named, personId, false),
});

/**
 * Calls an event off with a reason; those it is for are told. What CAL-4 asks of it stays. Who wrote
 * which card of a Retrospective is forgotten, as at a close: taken back, it is held with those cards,
 * and nobody changes them any more.
 */
export const callOffEvent = command({
  name: "events.callOffEvent",
  input: CallOffEvent,
  async run(context, { reason, ...named }) {
    const { tx } = context;
    const entered = await enterToReschedule(context, named);
    if (!entered.ok) return entered;
    const { row, item } = entered.value;
    const { flowTeamId } = row;
    await tx.flowSprintEvent.update({ where: { id: row.id }, data: { state: "called_off", calledOffWhy: reason } });
    await tx.secret.deleteMany({ where: { eventId: row.id } });
    context.record({
      flowTeamId,
      item,
      before: { state: "scheduled" },
      after: { state: "called_off" },
      reason,
      undo: { command: "events.takeBackCallOff", input: named },
    });
    await tellParticipants(context, entered.value, `calls it off: ${reason.slice(0, 200)}`);
    scheduleChanged(context, row);
    return ok(null);
  },
});

/** Puts an event that was called off back into the schedule. */
export const takeBackCallOff = command({
  name: "events.takeBackCallOff",
  input: EventAlone,
  async run(context, named) {
    const { tx } = context;
    const entered = await enterSchedule(context, named);
    if (!entered.ok) return entered;
    const { row, item } = entered.value;
    if (row.state === "scheduled") return ok(null);
    if (row.state !== "called_off") {
      return refuse({
        code: "invalid",
        message: `This event isn't called off: it ${row.state === "running" ? "runs" : "is closed"}.`,
        wayOut: "Reload to see it as it is now.",
      });
    }
    const { flowTeamId, calledOffWhy } = row;
    await tx.flowSprintEvent.update({ where: { id: row.id }, data: { state: "scheduled", calledOffWhy: "" } });
    context.record({
      flowTeamId,
      item,
      before: { state: "called_off" },
      after: { state: "scheduled" },
      undo: { command: "events.callOffEvent", input: { ...named, reason: calledOffWhy } },
    });
    await tellParticipants(context, entered.value, "says that it takes place after all");
    scheduleChanged(context, row);
    return ok(null);
  },
});

async function setGuest(
  context: CommandContext,
  named: { flowTeamId: string; key: string },
  personId: string,
  isAsked: boolean,
): Promise<Result<null>> {
  const { tx } = context;
  const entered = await enterSchedule(context, named);
  if (!entered.ok) return entered;
  const { row, event, ground, guestIds, item } = entered.value;
  if (row.state === "closed") {
    return refuse({
      code: "invalid",
      message: "This event is closed: who was there stays as it was.",
      wayOut: "Ask them to the next one of its kind.",
    });
  }
  if (guestIds.includes(personId) === isAsked) return ok(null);
  const person = await tx.person.findUnique({ where: { id: personId }, select: { name: true } });
  const where = { eventId: row.id, personId };
  if (isAsked) {
    if (!person || !ground.roles.some((held) => held.personId === personId)) return notFound("person");
    if (participantsOf(ground, event).includes(personId)) {
      return refuse({
        code: "invalid",
        message: `${person.name} is in this event by role already.`,
        fields: { personId: "Choose somebody it isn't for already." },
        wayOut: "There is nothing left to do for them.",
      });
    }
    await tx.eventGuest.create({ data: where });
    await tell(context, row.flowTeamId, { to: [personId], kind: "event", item, text: "asks you to come" });
  } else {
    await tx.eventGuest.delete({ where: { eventId_personId: where } });
    // A Stakeholder isn't shown any more what they were told of it.
    context.changed({ flowTeamId: row.flowTeamId, context: inboxOf(personId) });
  }
  const name = person?.name ?? "Somebody";
  context.record({
    flowTeamId: row.flowTeamId,
    item,
    before: isAsked ? null : { guest: name },
    after: isAsked ? { guest: name } : null,
    undo: { command: isAsked ? "events.removeEventGuest" : "events.addEventGuest", input: { ...named, personId } },
  });
  scheduleChanged(context, row);
  return ok(null);
}
