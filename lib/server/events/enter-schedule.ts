import "server-only";
import { eventName } from "@/lib/domain/events/contracts";
import { capabilityToSchedule, checkChangeable, seesInSchedule } from "@/lib/domain/events/schedule-rules";
import type { ScheduledEvent } from "@/lib/domain/events/schedule-model";
import { roomOf } from "@/lib/domain/live";
import { type Result, notFound, ok } from "@/lib/domain/result";
import { type CommandContext, requireCapability } from "@/lib/server/command";
import { refuseRetired } from "@/lib/server/flow-teams/entry";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { itemOf } from "./enter-room";
import { ensureEvent } from "./event-rows";
import { type ScheduleFacts, findEvent, sprintOf } from "./schedule-facts";

/** An event whose row this transaction holds, and where it stands. */
export type HeldEvent = {
  row: FlowSprintEvent;
  event: ScheduledEvent;
  sprint: ScheduleFacts["sprints"][number];
  ground: ScheduleFacts;
  guestIds: string[];
  /** As history and the inbox name it. */
  item: ReturnType<typeof itemOf>;
};

/** Lets somebody who schedules its kind change an event, locked until the end of the transaction. */
export async function enterSchedule(
  context: CommandContext,
  { flowTeamId, key }: { flowTeamId: string; key: string },
): Promise<Result<HeldEvent>> {
  const { tx, actor } = context;
  if (!actor.roles.some((held) => held.flowTeamId === flowTeamId)) return notFound("event");
  const ensured = await ensureEvent(context, flowTeamId, key);
  if (!ensured.ok) return ensured;
  const row = ensured.value;
  const { kind, teamId } = row;
  if (!seesInSchedule(actor, flowTeamId, kind)) return notFound("event");
  const allowed = requireCapability(actor, capabilityToSchedule(kind), { flowTeamId, scrumTeamId: teamId });
  if (!allowed.ok) return allowed;
  const found = await findEvent(tx, flowTeamId, row.key);
  if (!found) return notFound("event");
  if (found.ground.state === "retired") return refuseRetired;
  const guests = await tx.eventGuest.findMany({ where: { eventId: row.id }, select: { personId: true } });
  const guestIds = guests.map(({ personId }) => personId);
  const item = itemOf(row, eventName(kind, found.team?.name));
  return ok({
    row,
    event: found.event,
    sprint: sprintOf(found.ground, row.sprintNumber),
    ground: found.ground,
    guestIds,
    item,
  });
}

/** As `enterSchedule`, for what only an event that hasn't begun allows. */
export async function enterToReschedule(
  context: CommandContext,
  named: { flowTeamId: string; key: string },
): Promise<Result<HeldEvent>> {
  const entered = await enterSchedule(context, named);
  if (!entered.ok) return entered;
  const { state, calledOffWhy } = entered.value.row;
  const changeable = checkChangeable(state, calledOffWhy);
  return changeable.ok ? entered : changeable;
}

/** Says to the schedule and the room that an event stands elsewhere, or is for others. */
export function scheduleChanged({ changed }: CommandContext, { flowTeamId, key, id }: FlowSprintEvent): void {
  changed({ flowTeamId, context: "events", id });
  changed({ flowTeamId, context: roomOf(key), id });
}
