import "server-only";
import { type CalendarDate, addDays, todayIn } from "@/lib/domain/calendar/dates";
import { daysBeside, isStillOn } from "@/lib/domain/events/event-days";
import { momentIn } from "@/lib/domain/events/held";
import { type EventElsewhere, isAheadOrOn, participantsOf } from "@/lib/domain/events/participants";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import { db } from "@/lib/server/db";
import { type ScheduleFacts, loadScheduleGround, sprintOf } from "./schedule-facts";

type Days = { first: CalendarDate; last: CalendarDate };

/** Two days may be named for one moment, each in its time zone. */
const zones = 1;

/**
 * When other Flow Teams take people of this one, on some of its days. Costs one read where nobody is in
 * two Flow Teams, and else one more for each of the others.
 */
export async function readElsewhere(ground: ScheduleFacts, days: Days, now: Date): Promise<EventElsewhere[]> {
  const [from, to] = [addDays(days.first, -daysBeside - zones), addDays(days.last, daysBeside + zones)];
  const others = await db().$queryRaw<{ id: string; sprints: number[]; guests: Record<string, string[]> }[]>`
    WITH other AS (
      SELECT f.id, array_agg(s.number ORDER BY s.number) AS sprints
      FROM "FlowTeam" f JOIN "FlowSprint" s ON s."flowTeamId" = f.id AND s."startsOn" <= ${to}::date AND s."endsOn" >= ${from}::date
      WHERE f.id <> ${ground.flowTeamId}::uuid AND f.state <> 'retired' AND EXISTS (
        SELECT FROM "RoleHolding" theirs JOIN "RoleHolding" ours USING ("personId")
        WHERE theirs."flowTeamId" = f.id AND theirs."endedAt" IS NULL
          AND ours."flowTeamId" = ${ground.flowTeamId}::uuid AND ours."endedAt" IS NULL)
      GROUP BY f.id
    ), asked AS (
      SELECT e."flowTeamId", e.key, json_agg(g."personId") AS people
      FROM other JOIN "FlowSprintEvent" e ON e."flowTeamId" = other.id AND e."sprintNumber" = ANY(other.sprints)
        JOIN "EventGuest" g ON g."eventId" = e.id
      GROUP BY e."flowTeamId", e.key
    )
    SELECT id, sprints, (SELECT coalesce(json_object_agg(key, people), '{}') FROM asked WHERE "flowTeamId" = other.id) AS guests
    FROM other ORDER BY id`;
  const ours = new Set(ground.roles.map(({ personId }) => personId));
  const taken = await Promise.all(
    others.map(async ({ id, sprints, guests }) => {
      const theirs = await loadScheduleGround(db(), id, sprints);
      const today = todayIn(theirs.timeZone, now);
      return sprints
        .flatMap((number) => scheduleSprint(theirs, number))
        .filter((event) => isAheadOrOn(event) && isStillOn(event, sprintOf(theirs, event.sprintNumber), today))
        .map((event) => ({
          ...{ startsAt: event.startsAt, endsAt: event.endsAt },
          personIds: participantsOf(theirs, event, guests[event.key]).filter((personId) => ours.has(personId)),
        }));
    }),
  );
  return taken
    .flat()
    .filter(({ personIds }) => personIds.length > 0)
    .map((event, index): EventElsewhere => {
      const { day, minute } = momentIn(ground.timeZone, event.startsAt);
      return { key: `elsewhere-${index}`, ...event, day, startMinute: minute };
    })
    .filter(({ day }) => day >= days.first && day <= days.last);
}
