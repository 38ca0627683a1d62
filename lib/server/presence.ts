import "server-only";
import { type PresentPerson, presentFor } from "@/lib/domain/accounts/presence";
import type { LiveHint } from "@/lib/domain/live";
import { db } from "./db";
import { hintChannel } from "./hints";

/** `personId` is a visitor's where a link brought them. They are at one page in each of their tabs. */
type Place = { flowTeamId: string; personId: string; tab: string; page: string };

/** What a page may call its tab: of no meaning beyond the person's own. */
export const tabPattern = /^\w{1,40}$/;

/**
 * Notes that somebody looks at a page. The others hear of it when somebody arrives or goes to another
 * page, not of every heartbeat. No command: nothing of it is kept, and no view is read again for it.
 */
export async function noteBeat(place: Place, now: Date): Promise<void> {
  const { flowTeamId, personId, tab, page } = place;
  const limit = presentSince(now);
  const [beat] = await db().$queryRaw<{ former: string | null }[]>`
    WITH former AS (
      SELECT page FROM "Presence"
      WHERE "flowTeamId" = ${flowTeamId}::uuid AND "personId" = ${personId}::uuid AND tab = ${tab}
        AND "seenAt" > ${limit}),
    lost AS (
      DELETE FROM "Presence"
      WHERE "flowTeamId" = ${flowTeamId}::uuid AND "personId" = ${personId}::uuid AND tab <> ${tab}
        AND "seenAt" <= ${limit})
    INSERT INTO "Presence" ("flowTeamId", "personId", tab, page, "seenAt")
    VALUES (${flowTeamId}::uuid, ${personId}::uuid, ${tab}, ${page}, ${now})
    ON CONFLICT ("flowTeamId", "personId", tab) DO UPDATE SET page = EXCLUDED.page, "seenAt" = EXCLUDED."seenAt"
    RETURNING (SELECT page FROM former) AS former`;
  const former = beat?.former ?? null;
  if (former !== page) await tell(place, former === null ? [page] : [former, page]);
}

/** Who else looks at the page, by name. */
export function readOthersAt({ flowTeamId, personId, page }: Omit<Place, "tab">, now: Date): Promise<PresentPerson[]> {
  return db().$queryRaw<PresentPerson[]>`
    SELECT DISTINCT here."personId" AS id, coalesce(person.name, visitor.name) AS name,
      visitor.id IS NOT NULL AS "isVisitor"
    FROM "Presence" here
    LEFT JOIN "Person" person ON person.id = here."personId" LEFT JOIN "Visitor" visitor ON visitor.id = here."personId"
    WHERE here."flowTeamId" = ${flowTeamId}::uuid AND here.page = ${page} AND here."seenAt" > ${presentSince(now)}
      AND here."personId" <> ${personId}::uuid AND coalesce(person.id, visitor.id) IS NOT NULL
    ORDER BY name, id`;
}

/** Whose last heartbeat is from before counts as gone. */
const presentSince = (now: Date) => new Date(now.getTime() - presentFor);

/** Notes that somebody has closed a page in a tab, unless that shows another by now. */
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
