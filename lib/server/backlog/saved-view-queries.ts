import "server-only";
import type { SavedViewPage, SavedViewsView } from "@/lib/domain/backlog/saved-view-schema";
import { db } from "@/lib/server/db";
import type { View } from "@/lib/server/view";

/**
 * The saved views of a page that a person sees: their own, and those of every team. The route takes
 * the person from the session, never from the address.
 */
export const savedViewsView = (personId: string, page: SavedViewPage): View<SavedViewsView> => ({
  name: `saved views of ${personId} for ${page}`,
  capability: "contribute",
  contexts: ["saved views"],
  load: (flowTeamId) => savedViewsJson(flowTeamId, personId, page),
});

async function savedViewsJson(flowTeamId: string, personId: string, page: SavedViewPage): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT json_build_object('views', coalesce(json_agg(json_build_object(
             'id', v.id, 'name', v.name, 'query', v.query, 'teamId', v."teamId") ORDER BY v.name, v.id), '[]'))::text AS json
    FROM "SavedView" v
    WHERE v."flowTeamId" = ${flowTeamId}::uuid AND v.page = ${page} AND v."deletedAt" IS NULL
      AND (v."teamId" IS NOT NULL OR v."personId" = ${personId}::uuid)`;
  return row?.json ?? '{"views":[]}';
}
