import "server-only";
import { type SprintGateView, gateEvents } from "@/lib/domain/calendar/sprint-gate";
import type { EventKind } from "@/lib/domain/events/contracts";
import { eventKey } from "@/lib/domain/events/key";
import { type Tx, db } from "@/lib/server/db";
import { Prisma } from "@/prisma/client/client";

/** An instant as seconds since 1970, to the millisecond. */
const seconds = (instant: Prisma.Sql) => Prisma.sql`extract(epoch FROM ${instant})::float8`;

/** What history (`a`) has of changes of Stories: the sprint page and the burn charts read estimates from the same. */
const changesOf = (storyIds: Prisma.Sql) =>
  Prisma.sql`a."itemKind" = 'Story' AND a."itemId" IN (${storyIds}) AND a.before IS NOT NULL`;

/**
 * The SprintView of a Flow Sprint as JSON text, in one statement; null where the calendar has none.
 * `computed` is the JSON text of the Flow Team's ComputedCapacities.
 */
export async function sprintViewJson(
  flowTeamId: string,
  number: number,
  computed: string,
  tx: Pick<Tx, "$queryRaw"> = db(),
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ json: string }[]>`
    SELECT json_build_object('number', s.number, 'startsOn', s."startsOn", 'endsOn', s."endsOn", 'state', s.state,
      'goal', s.goal, 'startedAt', ${seconds(Prisma.sql`s."startedAt"`)}, 'closedAt', ${seconds(Prisma.sql`s."closedAt"`)},
      'isBeforeFlotilla', s."isBeforeFlotilla",
      'before', (SELECT json_build_object('number', number, 'state', state) FROM "FlowSprint"
                 WHERE "flowTeamId" = s."flowTeamId" AND number = s.number - 1),
      'after', (SELECT json_build_object('number', number, 'state', state) FROM "FlowSprint"
                WHERE "flowTeamId" = s."flowTeamId" AND number = s.number + 1),
      'teams', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'slug', t.slug, 'hue', t.hue,
                  'isRetired', t."retiredAt" IS NOT NULL, 'goal', coalesce(ts.goal, ''), 'capacity', json_build_object('typed', c.points,
                    'computed', (${computed}::jsonb #>> ARRAY[t.id::text, s.number::text])::int, 'usual', t."usualCapacity"),
                  'pointsDone', ts."pointsDone", 'focusedDays', ts."focusedDays")
                  ORDER BY lower(t.name), t.id), '[]')
                FROM "ScrumTeam" t
                LEFT JOIN "TeamSprint" ts ON ts."scrumTeamId" = t.id AND ts."sprintNumber" = s.number
                LEFT JOIN "TeamCapacity" c ON c."scrumTeamId" = t.id AND c."sprintNumber" = s.number
                WHERE t."flowTeamId" = s."flowTeamId" AND (t."retiredAt" IS NULL OR EXISTS (SELECT FROM "SprintEntry" n
                  WHERE n."teamId" = t.id AND n."sprintNumber" = s.number))),
      'stays', (SELECT coalesce(json_agg(json_build_object('storyId', n."storyId", 'number', y.number, 'title', y.title,
                  'teamId', n."teamId", 'status', y.status, 'estimate', y.estimate,
                  'tasks', (SELECT count(*) FROM "Task" k WHERE k."storyId" = y.id AND k."deletedAt" IS NULL),
                  'tasksDone', (SELECT count(*) FROM "Task" k WHERE k."storyId" = y.id AND k."deletedAt" IS NULL AND k.status = 'done'),
                  'enteredAt', ${seconds(Prisma.sql`n."enteredAt"`)}, 'enteredBy', i.name, 'points', n.points,
                  'isScopeChange', n."isScopeChange", 'enterReason', n."enterReason",
                  'leftAt', ${seconds(Prisma.sql`n."leftAt"`)}, 'leftBy', o.name, 'leaveReason', n."leaveReason",
                  'pointsAtEnd', n."pointsAtEnd", 'outcome', n.outcome) ORDER BY y."teamRank" NULLS LAST, y.number, n."enteredAt"), '[]')
                FROM "SprintEntry" n JOIN "Story" y ON y.id = n."storyId"
                LEFT JOIN "Person" i ON i.id = n."enteredById" LEFT JOIN "Person" o ON o.id = n."leftById"
                WHERE n."flowTeamId" = s."flowTeamId" AND n."sprintNumber" = s.number),
      'resized', (SELECT coalesce(json_agg(json_build_object('storyId', a."itemId", 'at', ${seconds(Prisma.sql`a.at`)}, 'by', p.name,
                    'from', (a.before ->> 'estimate')::int, 'to', (a.after ->> 'estimate')::int,
                    'reason', coalesce(a.reason, ''), 'splitInto', a.after -> 'splitInto') ORDER BY a.id), '[]')
                  FROM "AuditEntry" a LEFT JOIN "Person" p ON p.id = a."actorId"
                  WHERE ${changesOf(Prisma.sql`SELECT n."storyId" FROM "SprintEntry" n
                    WHERE n."flowTeamId" = s."flowTeamId" AND n."sprintNumber" = s.number`)}
                    AND a.after ? 'estimate' AND a.at > s."startedAt" AND a.at <= coalesce(s."closedAt", 'infinity')),
      'overrides', (SELECT coalesce(json_agg(json_build_object('storyId', v."itemId", 'number', y.number, 'reason', v.reason,
                      'by', p.name, 'at', ${seconds(Prisma.sql`v."givenAt"`)}, 'isUsed', v."usedAt" IS NOT NULL) ORDER BY v."givenAt"), '[]')
                    FROM "Override" v JOIN "Story" y ON y.id = v."itemId" JOIN "Person" p ON p.id = v."givenById"
                    WHERE v."flowTeamId" = s."flowTeamId" AND v.rule = 'BLG-2' AND y."deletedAt" IS NULL
                      AND (y."sprintNumber" = s.number OR EXISTS (SELECT FROM "SprintEntry" n
                        WHERE n."storyId" = y.id AND n."sprintNumber" = s.number)))
    )::text AS json
    FROM "FlowSprint" s WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s.number = ${number}`;
  return row?.json ?? null;
}

/** The CommittedPoints of a Flow Team as JSON text, in one statement. */
export async function committedPointsJson(flowTeamId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT coalesce(json_object_agg("teamId", sprints), '{}')::text AS json FROM (
      SELECT "teamId", json_object_agg("sprintNumber", points) AS sprints FROM (
        SELECT n."teamId", n."sprintNumber", sum(coalesce(y.estimate, 0)) AS points
        FROM "SprintEntry" n JOIN "Story" y ON y.id = n."storyId"
        WHERE n."flowTeamId" = ${flowTeamId}::uuid AND n."leftAt" IS NULL GROUP BY 1, 2) stay
      GROUP BY 1) team`;
  return row?.json ?? "{}";
}

/**
 * The BurnView of a Flow Sprint as JSON text, in one statement: stays, and what history has of the
 * estimates and statuses of their Stories. A Story that is done without history of it counts from
 * its own time on.
 */
export async function burnViewJson(flowTeamId: string, number: number): Promise<string | null> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    WITH stay AS (
      SELECT n.* FROM "SprintEntry" n WHERE n."flowTeamId" = ${flowTeamId}::uuid AND n."sprintNumber" = ${number}
    ), told AS (
      SELECT a.id, a."itemId", a.at, a.before, a.after FROM "AuditEntry" a
      WHERE ${changesOf(Prisma.sql`SELECT "storyId" FROM stay`)} AND (a.after ? 'estimate' OR a.after ? 'status')
    ), step AS (
      SELECT "itemId" AS "storyId", ${seconds(Prisma.sql`at`)} AS at, id,
        CASE WHEN after ? 'estimate' THEN coalesce((after ->> 'estimate')::int, 0) END AS points,
        after ->> 'status' AS status
      FROM told
      UNION ALL
      SELECT y.id, ${seconds(Prisma.sql`y."doneAt"`)}, NULL, NULL, 'done'
      FROM "Story" y WHERE y.id IN (SELECT "storyId" FROM stay) AND y."doneAt" IS NOT NULL
        AND NOT EXISTS (SELECT FROM told WHERE told."itemId" = y.id AND told.after ->> 'status' = 'done')
    )
    SELECT json_build_object('startsOn', s."startsOn", 'endsOn', s."endsOn",
      'startedAt', ${seconds(Prisma.sql`s."startedAt"`)}, 'closedAt', ${seconds(Prisma.sql`s."closedAt"`)},
      'stays', (SELECT coalesce(json_agg(json_build_object('storyId', "storyId", 'teamId', "teamId",
                  'enteredAt', ${seconds(Prisma.sql`"enteredAt"`)}, 'leftAt', ${seconds(Prisma.sql`"leftAt"`)},
                  'outcome', outcome, 'points', points) ORDER BY "enteredAt", id), '[]') FROM stay),
      'steps', (SELECT coalesce(json_agg(json_strip_nulls(json_build_object('storyId', "storyId", 'at', at, 'points', points,
                  'status', status)) ORDER BY at, id NULLS LAST), '[]') FROM step),
      'stories', (SELECT coalesce(json_agg(json_build_object('storyId', y.id, 'firstStatus', coalesce(
                    (SELECT t.before ->> 'status' FROM told t WHERE t."itemId" = y.id AND t.after ? 'status' ORDER BY t.id LIMIT 1),
                    CASE WHEN y.status = 'done' THEN 'in_progress' ELSE y.status::text END))), '[]')
                  FROM "Story" y WHERE y.id IN (SELECT "storyId" FROM stay))
    )::text AS json
    FROM "FlowSprint" s WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s.number = ${number}`;
  return row?.json ?? null;
}

/** JSON of the SprintGateView of a Flow Sprint; null where the calendar has none. */
export async function sprintGateJson(flowTeamId: string, number: number): Promise<string | null> {
  const sprint = await db().flowSprint.findUnique({
    where: { flowTeamId_number: { flowTeamId, number } },
    select: { id: true },
  });
  if (!sprint) return null;
  const kinds: EventKind[] = [...gateEvents.start, ...gateEvents.close];
  const [events, overrides] = await Promise.all([
    db().flowSprintEvent.findMany({
      where: { flowTeamId, sprintNumber: number, kind: { in: kinds } },
      select: { kind: true, state: true },
    }),
    db().$queryRaw<(Omit<SprintGateView["overrides"][number], "at"> & { at: Date })[]>`
      SELECT v.transition, v.reason, p.name AS by, v."givenAt" AS at, v."usedAt" IS NOT NULL AS "isUsed"
      FROM "Override" v JOIN "Person" p ON p.id = v."givenById"
      WHERE v."itemId" = ${sprint.id}::uuid AND v.rule = 'CAL-4' ORDER BY v."givenAt"`,
  ]);
  const view: SprintGateView = {
    events: kinds.map((kind) => ({
      kind,
      key: eventKey({ kind, sprintNumber: number, ordinal: 1, teamSlug: null }),
      state: events.find((event) => event.kind === kind)?.state ?? null,
    })),
    overrides: overrides.map((override) => ({ ...override, at: override.at.getTime() })),
  };
  return JSON.stringify(view);
}
