import "server-only";
import { isChanged, sinceWords } from "@/lib/domain/events/roadmap-lines";
import type { OutputLoader } from "./loader";
import { sinceLastVersion } from "../refined-roadmap";
import { noEvent } from "./retrospectives";

/**
 * Something of the roadmap changed since its last version: the close keeps it as the next. Before the room
 * opens there is nothing to close.
 */
export const roadmapOutputs: OutputLoader = {
  contexts: ["flow-teams", "calendar", "roadmap", "backlog", "dependencies"],
  async load(tx, { id, flowTeamId }) {
    const [since, event] = await Promise.all([
      sinceLastVersion(tx, flowTeamId),
      tx.flowSprintEvent.findUnique({ where: { id: id ?? noEvent }, select: { openedAt: true } }),
    ]);
    const met = event?.openedAt ? 1 : 0;
    if (!since) return { version: { met, of: 1, missing: [], said: "The first version, kept at the close" } };
    if (!isChanged(since.difference)) return { version: { met: 0, of: 0, missing: [] } };
    return {
      version: { met, of: 1, missing: [], said: `${sinceWords(since.difference, since.name)}, kept at the close` },
    };
  },
};
