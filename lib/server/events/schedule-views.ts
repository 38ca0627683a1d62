import "server-only";
import { todayIn } from "@/lib/domain/calendar/dates";
import { daysOf, holidaysOf } from "@/lib/domain/events/days-off";
import { daysAround, isStillOn } from "@/lib/domain/events/event-days";
import { heldOf, momentIn, shownDay } from "@/lib/domain/events/held";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import { isAheadOrOn } from "@/lib/domain/events/participants";
import { placesBySeries } from "@/lib/domain/events/schedule-rules";
import {
  type EventBeside,
  type EventOfOther,
  type ScheduleView,
  type ShownEvent,
  clashesIn,
  outOfOrder,
  scheduleForGuest,
} from "@/lib/domain/events/schedule-view";
import { runningSprint } from "@/lib/domain/calendar/sprints";
import { db } from "@/lib/server/db";
import type { View } from "@/lib/server/view";
import { readElsewhere } from "./elsewhere";
import { loadScheduleGround, sprintOf } from "./schedule-facts";

const quarterHour = 15 * 60_000;

/**
 * The events of a Flow Sprint; Stakeholders see those that invite them, and those they were asked to. Read
 * anew each quarter of an hour too: what a closed Flow Sprint still has goes by the day, which begins on one
 * in every time zone, and what other Flow Teams take people for isn't among its contexts.
 */
export function scheduleView(sprintNumber: number, now = new Date()): View<ScheduleView> {
  return {
    name: `schedule of S${sprintNumber}`,
    capability: "see the roadmap",
    contexts: ["events", "calendar", "flow-teams"],
    async load(flowTeamId) {
      const view = await readSchedule(flowTeamId, sprintNumber, now);
      return view && JSON.stringify(view);
    },
    forGuest: scheduleForGuest,
    edition: `at-${Math.floor(now.getTime() / quarterHour)}`,
  };
}

/** The Flow Sprint that people mean who name none: the running one, the next, or the last. Null without a calendar. */
export async function currentSprint(flowTeamId: string): Promise<number | null> {
  const [row] = await db().$queryRaw<{ current: number | null }[]>`
    SELECT coalesce(min(number) FILTER (WHERE state = 'running'), min(number) FILTER (WHERE state = 'planned'), max(number)) AS current
    FROM "FlowSprint" WHERE "flowTeamId" = ${flowTeamId}::uuid`;
  return row?.current ?? null;
}

/** What the schedule shows of an event's row beside its place. */
type TouchedRow = {
  id: string;
  calledOffWhy: string;
  callLink: string | null;
  openedAt: Date | null;
  closedAt: Date | null;
  guestIds: string[];
};

/** Null where the calendar has no such Flow Sprint. */
async function readSchedule(flowTeamId: string, sprintNumber: number, now: Date): Promise<ScheduleView | null> {
  const around = [sprintNumber - 1, sprintNumber, sprintNumber + 1];
  const [ground, people, touched] = await Promise.all([
    loadScheduleGround(db(), flowTeamId, around),
    db().$queryRaw<ScheduleView["people"]>`
      SELECT p.id, p.name FROM "Person" p WHERE EXISTS (SELECT FROM "RoleHolding" r
        WHERE r."personId" = p.id AND r."flowTeamId" = ${flowTeamId}::uuid AND r."endedAt" IS NULL)
      ORDER BY lower(p.name), p.id`,
    db().$queryRaw<TouchedRow[]>`
      SELECT e.id, e."calledOffWhy", e."callLink", e."openedAt", e."closedAt", coalesce((SELECT array_agg(g."personId" ORDER BY g."personId")
        FROM "EventGuest" g WHERE g."eventId" = e.id), '{}')::text[] AS "guestIds"
      FROM "FlowSprintEvent" e WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."sprintNumber" = ANY(${around}::int[])`,
  ]);
  const sprint = ground.sprints.find(({ number }) => number === sprintNumber);
  if (!sprint) return null;
  const today = todayIn(ground.timeZone, now);
  const rows = new Map(touched.map((row) => [row.id, row]));
  const scheduled = around
    .flatMap((number) => scheduleSprint(ground, number))
    .filter((event) => isStillOn(event, sprintOf(ground, event.sprintNumber), today));
  const usual = placesBySeries(ground, sprintNumber);
  const events = scheduled
    .filter((event) => event.sprintNumber === sprintNumber)
    .map(({ id, sprintNumber: _one, isMoved, ...event }): ShownEvent => {
      const row = id ? rows.get(id) : undefined;
      const place = isMoved ? usual(event) : null;
      const openedAt = row?.openedAt?.getTime() ?? null;
      const held = heldOf(ground.timeZone, openedAt, row?.closedAt?.getTime() ?? null);
      const since = event.state === "running" && openedAt !== null ? momentIn(ground.timeZone, openedAt) : null;
      return {
        ...event,
        usual: place && { day: place.day, startMinute: place.startMinute, minutes: place.minutes },
        held,
        opened: since?.day === event.day ? null : since,
        shownOn: shownDay(event, held?.from ?? since, sprint),
        ownLink: row?.callLink ?? null,
        guestIds: row?.guestIds ?? [],
        calledOffWhy: row?.calledOffWhy ?? "",
      };
    });
  const { first, last } = daysAround(sprint);
  const [elsewhere, ofOthers] = await Promise.all([
    readElsewhere(ground, { first, last }, now),
    readOfOthers(flowTeamId, sprint, ground.timeZone),
  ]);
  const beside = scheduled
    .filter((event) => event.sprintNumber !== sprintNumber && event.day >= first && event.day <= last)
    .filter(isAheadOrOn)
    .map(
      ({ id, key, kind, teamId, state, startsAt, endsAt, sprintNumber: number, day, startMinute }): EventBeside => ({
        ...{ key, kind, teamId, state, startsAt, endsAt, sprintNumber: number, day, startMinute },
        guestIds: (id && rows.get(id)?.guestIds) || [],
      }),
    );
  const { roles } = ground;
  return {
    timeZone: ground.timeZone,
    sprint,
    lastSprint: ground.sprints.at(-1)?.number ?? sprintNumber,
    runningSprint: runningSprint(ground.sprints)?.number ?? null,
    teams: [...ground.teams, ...ground.formerTeams.filter(({ id }) => events.some(({ teamId }) => teamId === id))],
    people,
    roles,
    series: ground.series,
    events,
    ofOthers,
    beside,
    elsewhere,
    holidays: holidaysOf(ground, daysOf(sprint)),
    clashes: clashesIn({ roles, events, beside, elsewhere }),
    outOfOrder: outOfOrder(events),
  };
}

/** What took place on the days of a Flow Sprint and belongs to another: a planning held early, a room opened weeks ahead. */
async function readOfOthers(
  flowTeamId: string,
  { number, startsOn, endsOn }: ScheduleView["sprint"],
  timeZone: string,
): Promise<EventOfOther[]> {
  const rows = await db().$queryRaw<OpenedRow[]>`
    SELECT e.key, e.kind::text AS kind, e."teamId", e."sprintNumber", e.state::text AS state, e."openedAt", e."closedAt",
      coalesce((SELECT array_agg(g."personId") FROM "EventGuest" g WHERE g."eventId" = e.id), '{}')::text[] AS "guestIds"
    FROM "FlowSprintEvent" e
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."sprintNumber" <> ${number} AND e.state IN ('running', 'closed')
      AND (e."openedAt" AT TIME ZONE ${timeZone})::date BETWEEN ${startsOn}::date AND ${endsOn}::date
    ORDER BY e."openedAt", e.key`;
  return rows.map(({ openedAt, closedAt, ...event }) => {
    const since = momentIn(timeZone, openedAt.getTime());
    const held = event.state === "closed" ? heldOf(timeZone, openedAt.getTime(), closedAt?.getTime() ?? null) : null;
    const at = { startMinute: since.minute, minutes: 0, endsAt: (closedAt ?? openedAt).getTime() };
    return { ...event, ...at, held, opened: held ? null : since, shownOn: since.day };
  });
}

type OpenedRow = Pick<EventOfOther, "key" | "kind" | "teamId" | "sprintNumber" | "state" | "guestIds"> & {
  openedAt: Date;
  closedAt: Date | null;
};
