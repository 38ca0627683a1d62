import "server-only";
import { createHash } from "node:crypto";
import { todayIn } from "@/lib/domain/calendar/dates";
import { eventName } from "@/lib/domain/events/contracts";
import { isStillOn } from "@/lib/domain/events/event-days";
import { type FeedEvent, feedReach } from "@/lib/domain/events/feed";
import { participantsOf } from "@/lib/domain/events/participants";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import { db } from "@/lib/server/db";
import { type ScheduleFacts, loadScheduleGround, sprintOf, teamOf } from "./schedule-facts";

/** What is kept of a personal calendar's secret. */
export function hashFeedSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Whose personal calendar a secret opens; null for one that opens none, or no longer. */
export async function findFeedOwner(secret: string): Promise<string | null> {
  const [feed] = await db().$queryRaw<{ personId: string }[]>`
    SELECT f."personId" FROM "CalendarFeed" f JOIN "Person" p ON p.id = f."personId" AND p."deactivatedAt" IS NULL
    WHERE f."tokenHash" = ${hashFeedSecret(secret)}`;
  return feed?.personId ?? null;
}

/** Since when a person has a personal calendar, as an ISO string; null without one. */
export async function feedMadeAt(personId: string): Promise<string | null> {
  const feed = await db().calendarFeed.findUnique({ where: { personId }, select: { createdAt: true } });
  return feed?.createdAt.toISOString() ?? null;
}

type OwnFlowTeam = {
  id: string;
  slug: string;
  name: string;
  /** The Flow Sprint that runs, or else the next one. */
  current: number;
  changedAt: Date;
};

/**
 * The events of a person in all their Flow Teams: of the Flow Sprint that runs, the one before and the
 * two after. A round trip for the Flow Teams and two for each.
 */
export async function readFeed(personId: string): Promise<FeedEvent[]> {
  const flowTeams = await db().$queryRaw<OwnFlowTeam[]>`
    SELECT f.id, f.slug, f.name,
      (SELECT coalesce(min(s.number) FILTER (WHERE s.state = 'running'), min(s.number) FILTER (WHERE s.state = 'planned'),
        max(s.number)) FROM "FlowSprint" s WHERE s."flowTeamId" = f.id) AS current,
      coalesce((SELECT a.at FROM "AuditEntry" a WHERE a."flowTeamId" = f.id
        AND a."itemKind" IN ('Event series', 'Calendar', 'Pause', 'Role', 'Scrum Team', 'Flow Team') ORDER BY a.id DESC LIMIT 1),
        f."createdAt") AS "changedAt"
    FROM "FlowTeam" f
    WHERE f.state <> 'retired' AND EXISTS (SELECT FROM "RoleHolding" r
      WHERE r."flowTeamId" = f.id AND r."personId" = ${personId}::uuid AND r."endedAt" IS NULL)
    ORDER BY f.slug`;
  const feeds = await Promise.all(
    flowTeams.filter(({ current }) => current !== null).map((flowTeam) => feedOf(personId, flowTeam)),
  );
  return feeds.flat();
}

/** What a feed shows of an event's row beside its place. */
type TouchedRow = {
  id: string;
  calledOffWhy: string;
  openedAt: Date | null;
  closedAt: Date | null;
  isGuest: boolean;
  changedAt: Date | null;
};

async function feedOf(personId: string, flowTeam: OwnFlowTeam): Promise<FeedEvent[]> {
  const numbers: number[] = [];
  for (let at = flowTeam.current - feedReach.before; at <= flowTeam.current + feedReach.after; at += 1)
    numbers.push(at);
  const [ground, touched] = await Promise.all([
    loadScheduleGround(db(), flowTeam.id, numbers),
    db().$queryRaw<TouchedRow[]>`
      SELECT e.id, e."calledOffWhy", e."openedAt", e."closedAt", EXISTS (SELECT FROM "EventGuest" g
          WHERE g."eventId" = e.id AND g."personId" = ${personId}::uuid) AS "isGuest",
        (SELECT max(a.at) FROM "AuditEntry" a WHERE a."itemId" = e.id AND a."itemKind" = 'Event') AS "changedAt"
      FROM "FlowSprintEvent" e WHERE e."flowTeamId" = ${flowTeam.id}::uuid AND e."sprintNumber" = ANY(${numbers}::int[])`,
  ]);
  const rows = new Map(touched.map((row) => [row.id, row]));
  const today = todayIn(ground.timeZone, new Date());
  const own: Pick<ScheduleFacts, "roles"> = { roles: ground.roles.filter((held) => held.personId === personId) };
  return numbers
    .flatMap((number) => scheduleSprint(ground, number))
    .filter((event) => isStillOn(event, sprintOf(ground, event.sprintNumber), today))
    .flatMap((event): FeedEvent[] => {
      const row = event.id ? rows.get(event.id) : undefined;
      if (!row?.isGuest && participantsOf(own, event).length === 0) return [];
      return [
        {
          uid: `${event.key}.${flowTeam.id}@flotilla`,
          name: eventName(event.kind, teamOf(ground, event.teamId)?.name),
          flowTeam: flowTeam.name,
          sprintNumber: event.sprintNumber,
          // What is over stands where it was held.
          startsAt: (row?.closedAt && row.openedAt)?.getTime() ?? event.startsAt,
          endsAt: row?.closedAt?.getTime() ?? event.endsAt,
          isCalledOff: event.state === "called_off",
          calledOffWhy: row?.calledOffWhy ?? "",
          callLink: event.callLink,
          path: `/flow-teams/${flowTeam.slug}/events/${event.key}`,
          changedAt: Math.max(flowTeam.changedAt.getTime(), row?.changedAt?.getTime() ?? 0),
        },
      ];
    });
}
