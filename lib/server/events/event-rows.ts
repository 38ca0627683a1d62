import "server-only";
import { daysBetween } from "@/lib/domain/calendar/dates";
import { contracts } from "@/lib/domain/events/contracts";
import { findScheduled } from "@/lib/domain/events/schedule";
import { placeBySeries } from "@/lib/domain/events/schedule-rules";
import { type Result, notFound, ok } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { findEvent, loadScheduleGround } from "./schedule-facts";

/** Where an event stands: days after its Flow Sprint's first, minutes after midnight, minutes it takes. */
export type EventPlace = { dayOffset: number; startMinute: number; minutes: number };

/**
 * The row of an event, locked until the transaction ends. One that nobody has touched gets its row
 * now; of two at once, the second waits and finds it. Refuses keys that name no event.
 */
export async function ensureEvent(
  { tx }: Pick<CommandContext, "tx">,
  flowTeamId: string,
  key: string,
): Promise<Result<FlowSprintEvent>> {
  const [kept] = await tx.$queryRaw<FlowSprintEvent[]>`
    SELECT * FROM "FlowSprintEvent" WHERE "flowTeamId" = ${flowTeamId}::uuid AND key = ${key} FOR NO KEY UPDATE`;
  if (kept) return ok(kept);
  const flowTeam = await tx.flowTeam.findUnique({ where: { id: flowTeamId }, select: { id: true } });
  const event = flowTeam && (await findEvent(tx, flowTeamId, key))?.event;
  if (!event) return notFound("event");
  const { kind, teamId, sprintNumber, ordinal } = event;
  if (!event.id) {
    await tx.flowSprintEvent.createMany({
      data: [{ flowTeamId, key: event.key, kind, teamId, sprintNumber, ordinal }],
      skipDuplicates: true,
    });
  }
  const [row] = await tx.$queryRaw<FlowSprintEvent[]>`
    SELECT * FROM "FlowSprintEvent" WHERE "flowTeamId" = ${flowTeamId}::uuid AND key = ${event.key} FOR NO KEY UPDATE`;
  return row ? ok(row) : notFound("event");
}

/** Where an event stands now, to be written into its row, so that neither series nor calendar move it later. */
export async function freezePlace(
  { tx }: Pick<CommandContext, "tx">,
  { flowTeamId, key, kind, sprintNumber, ...row }: FlowSprintEvent,
): Promise<EventPlace> {
  const ground = await loadScheduleGround(tx, flowTeamId, [sprintNumber]);
  const event = findScheduled(ground, key);
  const sprint = ground.sprints.find(({ number }) => number === sprintNumber);
  if (!event || !sprint) {
    const { usual } = contracts[kind].minutes;
    return { dayOffset: row.dayOffset ?? 0, startMinute: row.startMinute ?? 0, minutes: row.minutes ?? usual };
  }
  const { day, startMinute, minutes } = event;
  return { dayOffset: daysBetween(sprint.startsOn, day), startMinute, minutes };
}

/** What a row says of its place once it isn't frozen any more: nothing where it is where its series puts it. */
export async function thawPlace(
  { tx }: Pick<CommandContext, "tx">,
  { flowTeamId, key, sprintNumber }: FlowSprintEvent,
): Promise<{ [Part in keyof EventPlace]?: null }> {
  const ground = await loadScheduleGround(tx, flowTeamId, [sprintNumber]);
  const event = findScheduled(ground, key);
  const usual = event && placeBySeries(ground, event);
  if (!event || !usual) return {};
  return {
    ...(event.day === usual.day && { dayOffset: null }),
    ...(event.startMinute === usual.startMinute && { startMinute: null }),
    ...(event.minutes === usual.minutes && { minutes: null }),
  };
}
