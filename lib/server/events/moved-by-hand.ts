import "server-only";
import { sameValue } from "@/lib/domain/edit";
import type { KeptEvent, ScheduledEvent } from "@/lib/domain/events/schedule-model";
import { checkChangeable, checkPlace } from "@/lib/domain/events/schedule-rules";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import { scheduleChanged } from "./enter-schedule";
import { type ScheduleFacts, findEvent, sprintOf } from "./schedule-facts";

/** Where a row puts its event by hand; null as the series says. */
type ByHand = Pick<KeptEvent, "dayOffset" | "startMinute" | "minutes">;

/** An event that goes along with its series: what its row says before and after. */
export type Along = { key: string; seen: ByHand; to: ByHand };

const asTheSeries: ByHand = { dayOffset: null, startMinute: null, minutes: null };

/** What it takes for an event moved by hand to go with its series; null for one that does already. */
export function alongWith({ kept }: ScheduleFacts, { id }: ScheduledEvent): Along | null {
  const row = kept.find((one) => one.id === id);
  if (!row || sameValue(byHand(row), asTheSeries)) return null;
  return { key: row.key, seen: byHand(row), to: asTheSeries };
}

/** Writes where an event stands by hand, if its row still says what was seen and it may stand there. */
export async function putByHand(
  context: CommandContext,
  flowTeamId: string,
  { key, seen, to }: Along,
): Promise<Result<null>> {
  const { tx } = context;
  await tx.$queryRaw`SELECT 1 FROM "FlowSprintEvent" WHERE "flowTeamId" = ${flowTeamId}::uuid AND key = ${key} FOR NO KEY UPDATE`;
  const row = await tx.flowSprintEvent.findFirst({ where: { flowTeamId, key } });
  if (!row) return notFound("event");
  const changeable = checkChangeable(row.state, row.calledOffWhy);
  if (!changeable.ok) return changeable;
  if (!sameValue(byHand(row), seen)) {
    return refuse({
      code: "stale",
      message: "Somebody has moved this event since.",
      wayOut: "Look where it is now, and move it by hand.",
    });
  }
  await tx.flowSprintEvent.update({ where: { id: row.id }, data: to });
  const found = await findEvent(tx, flowTeamId, key);
  if (!found) return notFound("event");
  const fits = checkPlace(row.kind, found.event, sprintOf(found.ground, row.sprintNumber));
  if (!fits.ok) return fits;
  scheduleChanged(context, row);
  return ok(null);
}

const byHand = ({ dayOffset, startMinute, minutes }: ByHand): ByHand => ({ dayOffset, startMinute, minutes });
