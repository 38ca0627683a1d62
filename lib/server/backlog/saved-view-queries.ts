import "server-only";
import type { SavedViewInList } from "@/lib/domain/backlog/saved-view-schema";
import { db } from "@/lib/server/db";

/** The saved views of a page that a person sees, by name: their own, and those of every team. */
export async function listSavedViews(flowTeamId: string, personId: string, page: string): Promise<SavedViewInList[]> {
  const views = await db().savedView.findMany({
    where: { flowTeamId, page, deletedAt: null, OR: [{ personId, teamId: null }, { teamId: { not: null } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, query: true, teamId: true, personId: true },
  });
  return views.map(({ personId: by, ...view }) => ({ ...view, isMine: by === personId }));
}
