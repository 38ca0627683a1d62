import "server-only";
import { scopeChanges, sumScopeChanges } from "@/lib/domain/calendar/scope-changes";
import { type SprintView, committedPoints, notDoneInSprint } from "@/lib/domain/calendar/sprint-life";
import type { RetroFacts } from "@/lib/domain/events/retro-figures";
import type { Revisions } from "@/lib/domain/live";
import { sprintView } from "@/lib/server/calendar/sprint-life-views";
import { db } from "@/lib/server/db";
import { readPart } from "@/lib/server/view";
import { Prisma } from "@/prisma/client/client";
import { findEvent } from "./schedule-facts";

/** Flow Sprints before whose points stand beside those of this one. */
const sprintsBefore = 3;
/** Unresolved issues shown at most: who wants more opens the registers. */
const mostUnresolved = 20;

/** All but what the Flow Sprint's page has of its Stories. */
type Counted = Omit<RetroFacts, "points" | "scope"> & {
  /** Points in the Sprint Backlogs when Planning 2 froze its baseline; null where it didn't. */
  baseline: number | null;
};

/** JSON of the RetroFacts of the Flow Sprint a retrospective looks back on; null where its key names no event. */
export async function retroFactsJson(flowTeamId: string, key: string, at?: Revisions): Promise<string | null> {
  const found = await findEvent(db(), flowTeamId, key);
  if (!found) return null;
  const { sprintNumber, teamId } = found.event;
  const [counted, view] = await Promise.all([
    readCounted(flowTeamId, sprintNumber, teamId),
    readPart(flowTeamId, sprintView(sprintNumber), at),
  ]);
  if (!counted || !view) return null;
  const { baseline, ...facts } = counted;
  return JSON.stringify({
    ...facts,
    ...storiesOf(JSON.parse(view) as SprintView, teamId, baseline),
  } satisfies RetroFacts);
}

/** Points and scope as the Flow Sprint's page counts them. What was there at the start is what isn't a change since. */
function storiesOf(sprint: SprintView, teamId: string | null, baseline: number | null) {
  const stays = teamId ? sprint.stays.filter((stay) => stay.teamId === teamId) : sprint.stays;
  const scope = sumScopeChanges(scopeChanges(sprint, teamId));
  const { committed, done } = committedPoints(stays);
  const points = {
    planned: baseline ?? committed - scope.all.points,
    isBaseline: baseline !== null,
    committed,
    done,
    notDone: notDoneInSprint(stays),
  };
  return { scope, points: sprint.startedAt === null ? null : points };
}

async function readCounted(flowTeamId: string, sprint: number, teamId: string | null): Promise<Counted | null> {
  const ofTeam = (column: Prisma.Sql) => (teamId ? Prisma.sql`${column} = ${teamId}::uuid` : Prisma.sql`true`);
  const during = (column: Prisma.Sql) =>
    Prisma.sql`${column} >= s."startedAt" AND ${column} <= coalesce(s."closedAt", now())`;
  const [row] = await db().$queryRaw<{ json: Counted }[]>`
    WITH impediment AS (
      SELECT * FROM "Impediment" i WHERE i."flowTeamId" = ${flowTeamId}::uuid AND i."deletedAt" IS NULL
        AND ${ofTeam(Prisma.sql`i."teamId"`)}
    ), promise AS (
      SELECT d.*, (d.state NOT IN ('delivered', 'verified') AND coalesce(gs.status::text, ge.status::text) IS DISTINCT FROM 'done') AS broken
      FROM "Dependency" d LEFT JOIN "Story" gs ON gs.id = d."giverStoryId" LEFT JOIN "Epic" ge ON ge.id = d."giverEpicId"
      WHERE d."flowTeamId" = ${flowTeamId}::uuid AND d."deletedAt" IS NULL AND d.state <> 'declined'
        AND d."promisedForSprint" <= ${sprint}
        AND (${ofTeam(Prisma.sql`d."giverTeamId"`)} OR ${ofTeam(Prisma.sql`d."neederTeamId"`)})
    ), held AS (
      SELECT e.* FROM "FlowSprintEvent" e
      WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."sprintNumber" = ${sprint} AND ${ofTeam(Prisma.sql`e."teamId"`)}
    ), issue AS (
      SELECT 1 AS kind, 'I-' || i.number AS name, i.title, i."createdAt" AS since,
        '/impediments?impediment=' || i.number AS path
      FROM impediment i WHERE i."resolvedAt" IS NULL
      UNION ALL
      SELECT 2, 'D-' || p.number, coalesce(nullif(p.note, ''), n.name || ' needs ' || g.name), p."createdAt",
        '/dependencies?dependency=' || p.number
      FROM promise p JOIN "ScrumTeam" n ON n.id = p."neederTeamId" JOIN "ScrumTeam" g ON g.id = p."giverTeamId" WHERE p.broken
      UNION ALL
      SELECT 3, 'Parked', note.text, note."createdAt", '/events/' || h.key
      FROM held h JOIN "EventNote" note ON note."eventId" = h.id AND note.kind = 'parked' AND note."doneAt" IS NULL
        AND note."deletedAt" IS NULL
      WHERE h.kind <> 'team_retrospective' OR h."teamId" = ${teamId}::uuid
    )
    SELECT json_build_object(
      'sprint', json_build_object('number', s.number, 'state', s.state, 'goal', s.goal, 'startsOn', s."startsOn", 'endsOn', s."endsOn"),
      'team', (SELECT json_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'goal', coalesce(ts.goal, ''))
        FROM "ScrumTeam" t LEFT JOIN "TeamSprint" ts ON ts."scrumTeamId" = t.id AND ts."sprintNumber" = s.number
        WHERE t.id = ${teamId}::uuid),
      'baseline', (SELECT (SELECT coalesce(sum((planned ->> 'points')::int), 0) FROM jsonb_array_elements(b.content -> 'stories') planned
          WHERE ${ofTeam(Prisma.sql`(planned ->> 'teamId')::uuid`)})
        FROM "PlanBaseline" b WHERE b."flowTeamId" = s."flowTeamId" AND b."sprintNumber" = s.number),
      'before', (SELECT coalesce(json_agg(former ORDER BY former.sprint DESC), '[]') FROM (
        SELECT ts."sprintNumber" AS sprint, sum(ts."pointsDone")::int AS points FROM "TeamSprint" ts
        JOIN "ScrumTeam" t ON t.id = ts."scrumTeamId" AND t."flowTeamId" = s."flowTeamId"
        WHERE ts."sprintNumber" < s.number AND ts."pointsDone" IS NOT NULL AND ${ofTeam(Prisma.sql`t.id`)}
        GROUP BY ts."sprintNumber" ORDER BY ts."sprintNumber" DESC LIMIT ${sprintsBefore}) former),
      'cycle', (SELECT json_build_object('seconds', percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM y."doneAt" - y."startedAt")),
          'sample', count(*)) FROM "Story" y
        WHERE y."flowTeamId" = s."flowTeamId" AND y."deletedAt" IS NULL AND y."startedAt" IS NOT NULL
          AND ${ofTeam(Prisma.sql`y."teamId"`)} AND ${during(Prisma.sql`y."doneAt"`)}),
      'impediments', (SELECT json_build_object('raised', count(*) FILTER (WHERE ${during(Prisma.sql`i."createdAt"`)}),
          'resolved', count(*) FILTER (WHERE ${during(Prisma.sql`i."resolvedAt"`)}),
          'open', count(*) FILTER (WHERE i."resolvedAt" IS NULL),
          'oldestDays', floor(extract(epoch FROM now() - min(i."createdAt") FILTER (WHERE i."resolvedAt" IS NULL)) / 86400))
        FROM impediment i),
      'promises', (SELECT json_build_object('broken', count(*) FILTER (WHERE broken),
          'of', count(*) FILTER (WHERE broken OR "promisedForSprint" = s.number)) FROM promise),
      'overrides', (SELECT count(*) FROM "Override" o LEFT JOIN "Story" y ON y.id = o."itemId"
          WHERE o."flowTeamId" = s."flowTeamId" AND ${during(Prisma.sql`o."givenAt"`)} AND ${ofTeam(Prisma.sql`y."teamId"`)})
        + (SELECT count(*) FROM held h JOIN "EventNote" o ON o."eventId" = h.id AND o.kind = 'override' AND o."deletedAt" IS NULL),
      'events', (SELECT json_build_object('closed', count(*), 'planned', coalesce(sum((h."minutesDocument" ->> 'planned')::int), 0),
          'used', coalesce(sum((h."minutesDocument" ->> 'used')::int), 0)) FROM held h WHERE h.state = 'closed'),
      'unresolved', (SELECT coalesce(json_agg(json_build_object('name', name, 'title', left(title, 160), 'since', since,
          'href', '/flow-teams/' || (SELECT slug FROM "FlowTeam" WHERE id = s."flowTeamId") || path) ORDER BY kind, since), '[]')
        FROM (SELECT * FROM issue ORDER BY kind, since LIMIT ${mostUnresolved}) shown)
    ) AS json
    FROM "FlowSprint" s WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s.number = ${sprint}`;
  return row?.json ?? null;
}
