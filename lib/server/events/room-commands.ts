import "server-only";
import type { Actor } from "@/lib/domain/access";
import { type RoomClock, extended, firstClock, movedTo, paused, resumed } from "@/lib/domain/events/clock";
import { type EventKind, contracts, isRetrospective } from "@/lib/domain/events/contracts";
import { asInHistory } from "@/lib/domain/events/in-history";
import { ledBy } from "@/lib/domain/events/led-on";
import { roundOf } from "@/lib/domain/events/retro";
import { type EventStage, leadsByRole, mayEnter } from "@/lib/domain/events/room";
import { ExtendStep, GoToStep, HandOverFacilitation, InRoom, SayReady, TakeTurn } from "@/lib/domain/events/schema";
import { checkShut } from "@/lib/domain/events/shutting";
import { nameOfStep, notItsTurn } from "@/lib/domain/events/turns";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { type Needs, clockChanged, enterRoom, eventChanged, itemOf, peopleChanged, roomChanged } from "./enter-room";
import { freezePlace, thawPlace } from "./event-rows";
import { clockOf, stageOf } from "./event-state";
import { readWritten } from "./room-written";
import { mayHaveTurn } from "./turn-facts";

/** Opens a room: its clock starts, and where it stands in the schedule holds from now on. */
export const openEvent = command({
  name: "events.openEvent",
  input: InRoom,
  async run(context, input) {
    const { tx, actor, now, record } = context;
    const entered = await enterRoom(context, input, { as: "who leads", state: "open or before" });
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    if (event.state === "running") return ok(null);
    const place = await freezePlace(context, event);
    const shares = contracts[event.kind].steps.map(({ share }) => share);
    const clock = firstClock(place.minutes, shares, now.getTime());
    const facilitatorId = event.facilitatorId ?? actor.personId;
    await tx.flowSprintEvent.update({
      where: { id: event.id },
      data: {
        ...place,
        state: "running",
        openedAt: now,
        facilitatorId,
        ...rowOf(clock),
        stage: { ...firstStage(event.kind), led: [facilitatorId], movedBy: actor.personId },
      },
    });
    record({
      flowTeamId: event.flowTeamId,
      item: itemOf(event, name),
      before: { state: event.state },
      after: { state: "running" },
    });
    eventChanged(context, event);
    return ok(null);
  },
});

/**
 * Shuts a room that was opened by mistake, while nothing was written in it: it is planned again, where
 * it was before, and its clock and who came are forgotten.
 */
export const shutEvent = command({
  name: "events.shutEvent",
  input: InRoom,
  async run(context, input) {
    const { tx, record } = context;
    const entered = await enterRoom(context, input, { as: "who leads", state: "open or before" });
    if (!entered.ok) return entered;
    const { event, name, rights } = entered.value;
    if (event.state === "scheduled") return ok(null);
    const mayShut = checkShut(await readWritten(tx, event));
    if (!mayShut.ok) return mayShut;
    await tx.attendance.deleteMany({ where: { eventId: event.id } });
    // Who it falls to leads it again, unless it was handed to somebody else.
    const isHandedOver =
      event.facilitatorId !== null && !leadsByRole(await actorHere(tx, event.facilitatorId, event.flowTeamId), rights);
    await tx.flowSprintEvent.update({
      where: { id: event.id },
      data: {
        ...(await thawPlace(context, event)),
        state: "scheduled",
        openedAt: null,
        facilitatorId: isHandedOver ? event.facilitatorId : null,
        step: 0,
        runningSince: null,
        steps: [],
        stage: {},
      },
    });
    record({
      flowTeamId: event.flowTeamId,
      item: itemOf(event, name),
      before: { state: event.state },
      after: { state: "scheduled" },
    });
    eventChanged(context, event);
    return ok(null);
  },
});

/** Stops the clock. */
export const pauseEvent = command({
  name: "events.pauseEvent",
  input: InRoom,
  run: (context, input) => lead(context, input, (clock, now) => ok(paused(clock, now))),
});

/** Lets the clock go on. */
export const resumeEvent = command({
  name: "events.resumeEvent",
  input: InRoom,
  run: (context, input) => lead(context, input, (clock, now) => ok(resumed(clock, now))),
});

/**
 * Leads the room to another step. `seen` is the step the facilitator saw: when two press at once, the
 * second finds the room where they wanted it, or is told where it is.
 */
export const goToStep = command({
  name: "events.goToStep",
  input: GoToStep,
  run: (context, { seen, to, ...input }) =>
    lead(context, input, (clock, now, { kind }) => {
      const { steps } = contracts[kind];
      if (to >= steps.length) return notFound("step");
      if (clock.step === to) return ok(clock);
      if (clock.step !== seen) {
        return refuse({
          code: "stale",
          message: `The room is at “${steps[clock.step]?.name}” already.`,
          wayOut: "Look where the room is now, then go on from there.",
        });
      }
      return ok(movedTo(clock, to, now));
    }),
});

/** Gives a step more time, with the reason that stays in the minutes. */
export const extendStep = command({
  name: "events.extendStep",
  input: ExtendStep,
  async run(context, { step, minutes, reason, ...input }) {
    const { tx, actor, now, record } = context;
    const entered = await enterRoom(context, input, { as: "who leads", state: "running" });
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    const named = contracts[event.kind].steps[step];
    if (!named) return notFound("step");
    const clock = extended(clockOf(event), step, minutes * 60);
    await tx.flowSprintEvent.update({ where: { id: event.id }, data: rowOf(clock) });
    await tx.eventNote.create({
      data: {
        eventId: event.id,
        kind: "extension",
        about: named.key,
        text: `${minutes} min more for “${nameOfStep({ event, stage: stageOf(event) }, step)}”: ${reason}`,
        authorId: actor.personId,
        createdAt: now,
      },
    });
    record(
      asInHistory(event.kind, {
        flowTeamId: event.flowTeamId,
        item: itemOf(event, name),
        before: null,
        after: { extended: named.name, minutes },
        reason,
      }),
    );
    roomChanged(context, event);
    // Today says how long it takes.
    context.changed({ flowTeamId: event.flowTeamId, context: "today" });
    return ok(null);
  },
});

/** Hands the lead of a room to somebody in it; who leads by role can take it back. */
export const handOverFacilitation = command({
  name: "events.handOverFacilitation",
  input: HandOverFacilitation,
  async run(context, { personId, ...input }) {
    const entered = await enterRoom(context, input, { as: "who leads", state: "open or before" });
    if (!entered.ok) return entered;
    const { event, name, rights } = entered.value;
    const heir = await actorHere(context.tx, personId, input.flowTeamId);
    if (heir.roles.length === 0 || !mayEnter(heir, { ...rights, facilitatorId: null })) return notFound("person");
    return setFacilitator(context, event, name, personId);
  },
});

/** Takes the lead of a room back, for whom the contract names. */
export const takeFacilitation = command({
  name: "events.takeFacilitation",
  input: InRoom,
  async run(context, input) {
    const entered = await enterRoom(context, input, { as: "who leads by role", state: "open or before" });
    if (!entered.ok) return entered;
    return setFacilitator(context, entered.value.event, entered.value.name, context.actor.personId);
  },
});

/** Says that somebody is in an open room: attendance is in the minutes. */
export const attendEvent = command({
  name: "events.attendEvent",
  input: InRoom,
  async run(context, input) {
    const entered = await enterRoom(context, input, { as: "who takes part", state: "running" });
    if (!entered.ok) return entered;
    const { event } = entered.value;
    const written = await context.tx.attendance.createMany({
      data: { eventId: event.id, personId: context.actor.personId, joinedAt: context.now },
      skipDuplicates: true,
    });
    if (written.count > 0) peopleChanged(context, event);
    return ok(null);
  },
});

/** Says that somebody is ready to leave a step, or not any more. */
export const sayReady = command({
  name: "events.sayReady",
  input: SayReady,
  async run(context, { step, ...input }) {
    const { tx, actor, now } = context;
    const entered = await enterRoom(context, input, { as: "who takes part", state: "running" });
    if (!entered.ok) return entered;
    const { event } = entered.value;
    await tx.attendance.upsert({
      where: { eventId_personId: { eventId: event.id, personId: actor.personId } },
      create: { eventId: event.id, personId: actor.personId, joinedAt: now, readyStep: step },
      update: { readyStep: step },
    });
    peopleChanged(context, event);
    return ok(null);
  },
});

/** Gives the turn to what the room takes in turn: a team, a person, a Story; the one before is over. */
export const takeTurn = command({
  name: "events.takeTurn",
  input: TakeTurn,
  async run(context, { seen, turn, ...input }) {
    return leadStage(
      context,
      input,
      async (stage, now, event) => {
        if (turn && !(await mayHaveTurn(context.tx, event, turn))) {
          return refuse(notItsTurn(event.kind, event.sprintNumber));
        }
        return nextTurn(stage, { seen, turn }, now);
      },
      "who gives the turn",
    );
  },
});

/** The stage with the turn given to another; the one before is over. Refuses when it isn't where it was seen. */
export function nextTurn(
  stage: EventStage,
  { seen, turn }: { seen: string | null; turn: string | null },
  now: number,
): Result<EventStage> {
  const current = stage.turn ?? null;
  if (current === turn) return ok(stage);
  if (current !== seen) return refuse(turnIsElsewhere);
  const done = new Set(stage.done);
  if (current) done.add(current);
  if (turn) done.delete(turn);
  return ok({ ...stage, turn, turnSince: now, turnsSince: stage.turnsSince ?? now, done: [...done] });
}

async function lead(
  context: CommandContext,
  input: { flowTeamId: string; key: string },
  change: (clock: RoomClock, now: number, event: FlowSprintEvent) => Result<RoomClock>,
): Promise<Result<null>> {
  const entered = await enterRoom(context, input, { as: "who leads", state: "running" });
  if (!entered.ok) return entered;
  const { event, name } = entered.value;
  const before = clockOf(event);
  const changed = change(before, context.now.getTime(), event);
  if (!changed.ok) return changed;
  if (changed.value === before) return ok(null);
  const data = rowOf(changed.value);
  const isMoved = changed.value.step !== before.step;
  await context.tx.flowSprintEvent.update({
    where: { id: event.id },
    data: { ...data, ...(isMoved && { stage: { ...stageOf(event), movedBy: context.actor.personId } }) },
  });
  context.record({
    flowTeamId: event.flowTeamId,
    item: itemOf(event, name),
    before: { step: event.step, isRunning: event.runningSince !== null },
    after: { step: data.step, isRunning: data.runningSince !== null },
  });
  clockChanged(context, event);
  return ok(null);
}

/** Leads what a room is at within its step: whose turn it is, or how far a retrospective is. */
export async function leadStage(
  context: CommandContext,
  input: { flowTeamId: string; key: string },
  change: (stage: EventStage, now: number, event: FlowSprintEvent) => Result<EventStage> | Promise<Result<EventStage>>,
  as: Needs["as"] = "who leads",
): Promise<Result<null>> {
  const entered = await enterRoom(context, input, { as, state: "running" });
  if (!entered.ok) return entered;
  const { event, name } = entered.value;
  const before = stageOf(event);
  const changed = await change(before, context.now.getTime(), event);
  if (!changed.ok) return changed;
  if (changed.value === before) return ok(null);
  const stage = ledBy(context.actor.personId, before, changed.value);
  await context.tx.flowSprintEvent.update({ where: { id: event.id }, data: { stage } });
  const isNewRound = roundOf(before) !== roundOf(changed.value);
  context.record(
    asInHistory(event.kind, {
      flowTeamId: event.flowTeamId,
      item: itemOf(event, name),
      before: { turn: before.turn ?? null, phase: before.phase ?? null, ...(isNewRound && { round: roundOf(before) }) },
      after: {
        turn: changed.value.turn ?? null,
        phase: changed.value.phase ?? null,
        ...(isNewRound && { round: roundOf(changed.value) }),
      },
    }),
  );
  clockChanged(context, event);
  return ok(null);
}

async function setFacilitator(context: CommandContext, event: FlowSprintEvent, name: string, personId: string) {
  if (event.facilitatorId === personId) return ok(null);
  const stage = stageOf(event);
  const led = [...(stage.led ?? (event.facilitatorId ? [event.facilitatorId] : [])), personId];
  await context.tx.flowSprintEvent.update({
    where: { id: event.id },
    data: { facilitatorId: personId, ...(event.state === "running" && { stage: { ...stage, led } }) },
  });
  const person = await context.tx.person.findUniqueOrThrow({ where: { id: personId }, select: { name: true } });
  context.record(
    asInHistory(event.kind, {
      flowTeamId: event.flowTeamId,
      item: itemOf(event, name),
      before: null,
      after: { facilitator: person.name },
    }),
  );
  roomChanged(context, event);
  return ok(null);
}

/** Somebody with the roles they hold in a Flow Team. */
async function actorHere(tx: Tx, personId: string, flowTeamId: string): Promise<Actor> {
  const roles = await tx.roleHolding.findMany({
    where: { flowTeamId, personId, endedAt: null },
    select: { flowTeamId: true, scrumTeamId: true, role: true },
  });
  return { personId, name: "", isAdministrator: false, roles };
}

function rowOf(clock: RoomClock) {
  const { step, runningSince, steps } = clock;
  return { step, runningSince: runningSince === null ? null : new Date(runningSince), steps: [...steps] };
}

/** Retrospectives begin with writing. */
function firstStage(kind: EventKind): EventStage {
  return isRetrospective(kind) ? { phase: "writing" } : {};
}

const turnIsElsewhere = {
  code: "stale",
  message: "Somebody led the room on while you pressed.",
  wayOut: "Look where the room is now, then go on from there.",
} as const;
