import "server-only";
import { daysOf, holidaysOf } from "@/lib/domain/events/days-off";
import { heldOf, shownDay } from "@/lib/domain/events/held";
import { clashesOf } from "@/lib/domain/events/participants";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import { placesBySeries } from "@/lib/domain/events/schedule-rules";
import { type ScheduleView, outOfOrder, scheduleForGuest } from "@/lib/domain/events/schedule-view";
import { runningSprint } from "@/lib/domain/calendar/sprints";
import { db } from "@/lib/server/db";
import type { View } from "@/lib/server/view";
import { loadScheduleGround } from "./schedule-facts";

/** The events of a Flow Sprint; Stakeholders see those that invite them, and those they were asked to. */
export function scheduleView(sprintNumber: number): View<ScheduleView> {
  return {
    name: `schedule of S${sprintNumber}`,
    capability: "see the roadmap",
    contexts: ["events", "calendar", "flow-teams"],
    async load(flowTeamId) {
      const view = await readSchedule(flowTeamId, sprintNumber);
      return view && JSON.stringify(view);
    },
    forGuest: scheduleForGuest,
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
async function readSchedule(flowTeamId: string, sprintNumber: number): Promise<ScheduleView | null> {
  const [ground, people, touched] = await Promise.all([
    loadScheduleGround(db(), flowTeamId, [sprintNumber]),
    db().$queryRaw<ScheduleView["people"]>`
      SELECT p.id, p.name FROM "Person" p WHERE EXISTS (SELECT FROM "RoleHolding" r
        WHERE r."personId" = p.id AND r."flowTeamId" = ${flowTeamId}::uuid AND r."endedAt" IS NULL)
      ORDER BY lower(p.name), p.id`,
    db().$queryRaw<TouchedRow[]>`
      SELECT e.id, e."calledOffWhy", e."callLink", e."openedAt", e."closedAt", coalesce((SELECT array_agg(g."personId" ORDER BY g."personId")
        FROM "EventGuest" g WHERE g."eventId" = e.id), '{}')::text[] AS "guestIds"
      FROM "FlowSprintEvent" e WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."sprintNumber" = ${sprintNumber}`,
  ]);
  const sprint = ground.sprints.find(({ number }) => number === sprintNumber);
  if (!sprint) return null;
  const rows = new Map(touched.map((row) => [row.id, row]));
  // What wasn't held in a Flow Sprint that is over won't be any more.
  const events = scheduleSprint(ground, sprintNumber).filter(
    ({ state }) => sprint.state !== "closed" || state !== "scheduled",
  );
  const usual = placesBySeries(ground, sprintNumber);
  const guests = new Map(
    events.flatMap(({ key, id }) => {
      const guestIds = id ? rows.get(id)?.guestIds : undefined;
      return guestIds?.length ? [[key, guestIds] as const] : [];
    }),
  );
  const view: ScheduleView = {
    timeZone: ground.timeZone,
    sprint,
    lastSprint: ground.sprints.at(-1)?.number ?? sprintNumber,
    runningSprint: runningSprint(ground.sprints)?.number ?? null,
    teams: [...ground.teams, ...ground.formerTeams],
    people,
    roles: ground.roles,
    series: ground.series,
    events: events.map(({ id, sprintNumber: _one, isMoved, ...event }) => {
      const row = id ? rows.get(id) : undefined;
      const place = isMoved ? usual(event) : null;
      const held = heldOf(ground.timeZone, row?.openedAt?.getTime() ?? null, row?.closedAt?.getTime() ?? null);
      return {
        ...event,
        usual: place && { day: place.day, startMinute: place.startMinute, minutes: place.minutes },
        held,
        shownOn: shownDay(event, held, sprint),
        ownLink: row?.callLink ?? null,
        guestIds: row?.guestIds ?? [],
        calledOffWhy: row?.calledOffWhy ?? "",
      };
    }),
    holidays: holidaysOf(ground, daysOf(sprint)),
    clashes: clashesOf(ground, events, guests),
    outOfOrder: outOfOrder(events),
  };
  return view;
}
