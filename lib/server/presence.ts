import "server-only";
import { type PresentPerson, presentFor } from "@/lib/domain/accounts/presence";
import type { LiveHint } from "@/lib/domain/live";
import { db } from "./db";
import { hintChannel } from "./hints";

type Place = { flowTeamId: string; personId: string; page: string };

/**
 * Notes that somebody looks at a page, and returns who else does, by name. The others hear of it
 * when somebody arrives or goes to another page, not of every heartbeat. No command: nothing of it
 * is kept, and no view is read again for it.
 */
export async function noteBeat(place: Place, now: Date): Promise<PresentPerson[]> {
  const { flowTeamId, personId, page } = place;
  const limit = new Date(now.getTime() - presentFor);
  const [beat] = await db().$queryRaw<{ former: string | null }[]>`
    WITH former AS (
      SELECT page FROM "Presence"
      WHERE "flowTeamId" = ${flowTeamId}::uuid AND "personId" = ${personId}::uuid AND "seenAt" > ${limit})
    INSERT INTO "Presence" ("flowTeamId", "personId", page, "seenAt")
    VALUES (${flowTeamId}::uuid, ${personId}::uuid, ${page}, ${now})
    ON CONFLICT ("flowTeamId", "personId") DO UPDATE SET page = EXCLUDED.page, "seenAt" = EXCLUDED."seenAt"
    RETURNING (SELECT page FROM former) AS former`;
  const former = beat?.former ?? null;
  if (former !== page) await tell(place, former === null ? [page] : [former, page]);
  return db().$queryRaw<PresentPerson[]>`
    SELECT person.id, person.name FROM "Presence" here JOIN "Person" person ON person.id = here."personId"
    WHERE here."flowTeamId" = ${flowTeamId}::uuid AND here.page = ${page}
      AND here."seenAt" > ${limit} AND person.id <> ${personId}::uuid
    ORDER BY person.name, person.id`;
}

/** Notes that somebody has closed a page, unless they look at another by now. */
export async function noteLeaving(place: Place): Promise<void> {
  const gone = await db().presence.deleteMany({ where: place });
  if (gone.count > 0) await tell(place, [place.page]);
}

async function tell({ flowTeamId, personId }: Place, pages: readonly string[]): Promise<void> {
  for (const page of pages) {
    const hint: LiveHint = {
      flowTeamId,
      context: "presence",
      ids: [page],
      revision: 0,
      commandId: "",
      byId: personId,
    };
    await db().$executeRaw`SELECT pg_notify(${hintChannel}, ${JSON.stringify(hint)})`;
  }
}
