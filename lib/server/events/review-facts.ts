import "server-only";
import type { EpicInReview, FinishedEpic } from "@/lib/domain/events/review";
import type { Tx } from "@/lib/server/db";
import { Prisma } from "@/prisma/client/client";

/** What facts are read with, inside a transaction or outside of one. */
export type ReadTx = Pick<Tx, "$queryRaw">;

type ReviewRow = { id: string; flowTeamId: string };

/** How many Stories an Epic `e` has, and how many of them are Done, as `s`. */
const storyCounts = Prisma.sql`LATERAL (SELECT count(*)::int AS stories, count(*) FILTER (WHERE y.status = 'done')::int AS done
  FROM "Story" y WHERE y."epicId" = e.id AND y."deletedAt" IS NULL) s`;

/** Whether an Epic `e` with `storyCounts` is one that the Review has to look at. */
const isFinishedFor = (eventId: string) => Prisma.sql`(s.stories > 0 AND s.done = s.stories
  AND (e.status NOT IN ('done', 'dropped') OR (e.status = 'done' AND e."validatedInEventId" = ${eventId}::uuid)))`;

/**
 * The Epics that feedback in a Review may be about: those it has to look at, and those of which a Story is
 * in its playlist. In the order of the Product Backlog.
 */
export async function epicsOfReview(tx: ReadTx, { id, flowTeamId }: ReviewRow): Promise<EpicInReview[]> {
  return tx.$queryRaw<EpicInReview[]>`
    SELECT e.id, e.number, e.title FROM "Epic" e JOIN ${storyCounts} ON true
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL AND (${isFinishedFor(id)} OR EXISTS (
      SELECT FROM "Demo" d JOIN "Story" o ON o.id = d."storyId"
      WHERE d."eventId" = ${id}::uuid AND o."epicId" = e.id AND o."deletedAt" IS NULL))
    ORDER BY e.rank COLLATE "C"`;
}

/**
 * The Epics a Review has to look at: those whose Stories are all Done and that nobody has validated,
 * and those validated in it. In the order of the Product Backlog.
 */
export async function finishedEpics(tx: ReadTx, { id, flowTeamId }: ReviewRow) {
  return tx.$queryRaw<FinishedEpic[]>`
    SELECT e.id, e.number, e.title, e."acceptanceConditions",
      CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name, 'hue', t.hue) END AS team,
      s.stories, CASE WHEN e.status = 'done' THEN round(extract(epoch FROM e."validatedAt") * 1000)::float8 END AS "validatedAt",
      CASE WHEN e.status = 'done' THEN p.name END AS "validatedBy",
      (SELECT substring(n.text FROM 'validated yet: (.*)$') FROM "EventNote" n
       WHERE n."eventId" = ${id}::uuid AND n.kind = 'decision' AND n.about = e.id::text AND n."deletedAt" IS NULL
       ORDER BY n."createdAt" DESC LIMIT 1) AS missing
    FROM "Epic" e
    JOIN ${storyCounts} ON true
    LEFT JOIN "ScrumTeam" t ON t.id = e."leadTeamId" LEFT JOIN "Person" p ON p.id = e."validatedById"
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL AND ${isFinishedFor(id)}
    ORDER BY e.rank COLLATE "C"`;
}
