import "server-only";
import type { DraftInList } from "@/lib/domain/roadmap/draft";
import { db } from "@/lib/server/db";
import { fromStored } from "./draft-commands";

/** A person's open drafts in a Flow Team, newest first. Nobody else's are ever read. */
export async function listDrafts(flowTeamId: string, ownerId: string): Promise<DraftInList[]> {
  const drafts = await db().roadmapDraft.findMany({
    where: { flowTeamId, ownerId, state: "open" },
    include: { moves: true },
    orderBy: { createdAt: "desc" },
  });
  return drafts.map(({ id, name, createdAt, moves }) => ({
    id,
    name,
    createdAt: createdAt.toISOString(),
    moves: moves.map(fromStored),
  }));
}
