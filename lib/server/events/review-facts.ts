import "server-only";
import type { FinishedEpic } from "@/lib/domain/events/review";
import type { Tx } from "@/lib/server/db";

/** What facts are read with, inside a transaction or outside of one. */
export type ReadTx = Pick<Tx, "$queryRaw">;

/**
 * The Epics a Review has to look at: those whose Stories are all Done and that nobody has validated,
 * and those validated in it. In the order of the Product Backlog.
 */
export async function finishedEpics(tx: ReadTx, { id, flowTeamId }: { id: string; flowTeamId: string }) {
  return tx.$queryRaw<FinishedEpic[]>`
    SELECT e.id, e.number, e.title, e."acceptanceConditions",
      CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name, 'hue', t.hue) END AS team,
      s.stories, CASE WHEN e.status = 'done' THEN round(extract(epoch FROM e."validatedAt") * 1000)::float8 END AS "validatedAt",
      CASE WHEN e.status = 'done' THEN p.name END AS "validatedBy",
      (SELECT substring(n.text FROM 'validated yet: (.*)$') FROM "EventNote" n
       WHERE n."eventId" = ${id}::uuid AND n.kind = 'decision' AND n.about = e.id::text AND n."deletedAt" IS NULL
       ORDER BY n."createdAt" DESC LIMIT 1) AS missing
    FROM "Epic" e
    JOIN LATERAL (SELECT count(*)::int AS stories, count(*) FILTER (WHERE y.status = 'done')::int AS done
      FROM "Story" y WHERE y."epicId" = e.id AND y."deletedAt" IS NULL) s ON s.stories > 0 AND s.done = s.stories
    LEFT JOIN "ScrumTeam" t ON t.id = e."leadTeamId" LEFT JOIN "Person" p ON p.id = e."validatedById"
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL
      AND (e.status NOT IN ('done', 'dropped') OR (e.status = 'done' AND e."validatedInEventId" = ${id}::uuid))
    ORDER BY e.rank COLLATE "C"`;
}
