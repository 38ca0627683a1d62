import "server-only";
import { z } from "zod";
import { eventName } from "@/lib/domain/events/contracts";
import { participantsOf } from "@/lib/domain/events/participants";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import { clockWords } from "@/lib/domain/events/schedule-words";
import type { ScheduledEvent } from "@/lib/domain/events/schedule-model";
import { eventKeyField } from "@/lib/domain/events/schema";
import { notFound, ok } from "@/lib/domain/result";
import { command } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import { db } from "@/lib/server/db";
import { takeEveryFiveMinutes } from "@/lib/server/jobs";
import { itemOf } from "./enter-room";
import { ensureEvent } from "./event-rows";
import { findEvent, loadScheduleGround } from "./schedule-facts";

/** How long before an event people are reminded of it, in milliseconds. */
const ahead = 15 * 60_000;

/**
 * Tells those an event is for, once each, that it begins soon. Time does it, not a person: no action or
 * address leads here.
 */
const remindOfEvent = command({
  name: "events.remindOfEvent",
  input: z.object({ flowTeamId: z.uuid(), key: eventKeyField, at: z.number() }),
  anonymous: true,
  async run(context, { flowTeamId, key, at }) {
    const { tx, now } = context;
    const ensured = await ensureEvent(context, flowTeamId, key);
    if (!ensured.ok) return ensured;
    const found = await findEvent(tx, flowTeamId, key);
    if (!found) return notFound("event");
    const { event, team, ground } = found;
    if (!isDue(event, at)) return ok(null);
    const guests = await tx.eventGuest.findMany({ where: { eventId: ensured.value.id }, select: { personId: true } });
    const people = participantsOf(
      ground,
      event,
      guests.map(({ personId }) => personId),
    ).sort();
    const reminded = await tx.$queryRaw<{ personId: string }[]>`
      INSERT INTO "EventReminder" ("flowTeamId", key, "personId", "sentAt")
      SELECT ${flowTeamId}::uuid, ${event.key}, person, ${now} FROM unnest(${people}::uuid[]) AS person
      ON CONFLICT DO NOTHING RETURNING "personId"`;
    await tell(context, flowTeamId, {
      to: reminded.map(({ personId }) => personId),
      kind: "event",
      item: itemOf(ensured.value, eventName(event.kind, team?.name)),
      text: `reminds you: it begins at ${clockWords(event.startMinute)} (${ground.timeZone})`,
    });
    return ok(null);
  },
});

/** Reminds of all events of active Flow Teams that begin within a quarter of an hour. Throws when one can't be. */
export async function remindOfEvents(now: Date): Promise<void> {
  const flowTeams = await db().$queryRaw<{ id: string; numbers: number[] }[]>`
    SELECT f.id, array_agg(s.number) AS numbers FROM "FlowTeam" f JOIN "FlowSprint" s ON s."flowTeamId" = f.id
    WHERE f.state = 'active' AND s."startsOn" - 5 <= ${now}::date AND s."endsOn" + 5 >= ${now}::date GROUP BY f.id`;
  for (const { id, numbers } of flowTeams) {
    const ground = await loadScheduleGround(db(), id, numbers);
    const due = numbers
      .flatMap((number) => scheduleSprint(ground, number))
      .filter((event) => isDue(event, now.getTime()));
    for (const { key } of due) {
      const answer = await remindOfEvent.run(null, { flowTeamId: id, key, at: now.getTime() });
      if (!answer.ok) throw new Error(`Event ${key} of Flow Team ${id}: ${answer.refusal.message}`);
    }
  }
}

/** A Daily Scrum is each day at its time: nobody has to be told. */
function isDue({ kind, state, startsAt }: ScheduledEvent, now: number): boolean {
  return kind !== "daily_scrum" && state === "scheduled" && startsAt > now && startsAt <= now + ahead;
}

/** Has people reminded, by whichever process takes the job. */
export async function startRemindingOfEvents(): Promise<void> {
  await takeEveryFiveMinutes("event-reminders", () => remindOfEvents(new Date()));
}
