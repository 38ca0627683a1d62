import "server-only";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { instantAt } from "@/lib/domain/calendar/instants";
import { type BoardTrace, type YesterdayView, workingDayBefore } from "@/lib/domain/events/yesterday";
import { type Tx, db } from "@/lib/server/db";
import { findEvent } from "./schedule-facts";

/** JSON of the YesterdayView of a team's Daily Scrum; null where the key names none of that team. */
export async function yesterdayViewJson(flowTeamId: string, key: string, teamId: string): Promise<string | null> {
  const found = await findEvent(db(), flowTeamId, key);
  if (found?.event.kind !== "daily_scrum" || found.event.teamId !== teamId) return null;
  const { event, ground } = found;
  return JSON.stringify(await readYesterday(db(), teamId, event.day, ground.timeZone));
}

/**
 * What moved on a team's board from the working day before `day` on, and what is under way: for each of
 * its people their own Stories, those they moved, and the Tasks they finished or have under way.
 */
export async function readYesterday(
  tx: Tx,
  teamId: string,
  day: CalendarDate,
  timeZone: string,
): Promise<YesterdayView> {
  const from = instantAt(timeZone, workingDayBefore(day), 0);
  const since = new Date(from);
  const rows = await tx.$queryRaw<(Omit<BoardTrace, "since" | "doneAt" | "blockedSince"> & Instants)[]>`
    WITH own AS MATERIALIZED (
      SELECT DISTINCT "personId" FROM "RoleHolding" WHERE "scrumTeamId" = ${teamId}::uuid AND "endedAt" IS NULL
    ), story AS MATERIALIZED (
      SELECT * FROM "Story" WHERE "teamId" = ${teamId}::uuid AND "deletedAt" IS NULL
        AND (status = 'in_progress' OR status = 'done' AND "columnSince" >= ${since})
    ), hand AS (
      SELECT "ownerId" AS "personId", id FROM story WHERE "ownerId" IS NOT NULL
      UNION
      SELECT e."actorId", e."itemId" FROM "AuditEntry" e
      WHERE e.command = 'stories.moveCard' AND e.at >= ${since} AND e."undoOf" IS NULL AND e."itemId" IN (SELECT id FROM story)
        AND e.after->>'columnId' IS NOT NULL
    )
    SELECT hand."personId", 'Story' AS kind, s.id, s.number, s.title, s.status::text AS status, s."columnId",
      s."columnSince" AS since, s."doneAt", s."blockedReason", s."blockedSince"
    FROM hand JOIN own USING ("personId") JOIN story s ON s.id = hand.id
    UNION ALL
    SELECT k."ownerId", 'Task', k.id, s.number, k.title, k.status::text, NULL, coalesce(k."doneAt", k."createdAt"), k."doneAt", NULL, NULL
    FROM "Task" k JOIN own ON own."personId" = k."ownerId" JOIN "Story" s ON s.id = k."storyId" AND s."deletedAt" IS NULL
    WHERE s."teamId" = ${teamId}::uuid AND k."deletedAt" IS NULL
      AND (k.status = 'in_progress' OR k."doneAt" >= ${since})
    ORDER BY 8 DESC, 4`;
  const traces = rows.map((row) => ({
    ...row,
    since: row.since.getTime(),
    doneAt: row.doneAt?.getTime() ?? null,
    blockedSince: row.blockedSince?.getTime() ?? null,
  }));
  return { from, traces };
}

type Instants = { since: Date; doneAt: Date | null; blockedSince: Date | null };
