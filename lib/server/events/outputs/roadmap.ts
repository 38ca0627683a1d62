import "server-only";
import { differenceWords, isChanged } from "@/lib/domain/events/roadmap-lines";
import type { OutputLoader } from "./loader";
import { sinceLastVersion } from "../refined-roadmap";

/** Something of the roadmap changed since its last version: the close makes the next of it. */
export const roadmapOutputs: OutputLoader = {
  contexts: ["flow-teams", "calendar", "roadmap", "backlog", "dependencies"],
  async load(tx, { flowTeamId }) {
    const { name, difference } = await sinceLastVersion(tx, flowTeamId);
    if (!difference) return { version: { met: 1, of: 1, missing: [], said: "The first version" } };
    if (!isChanged(difference)) return { version: { met: 0, of: 0, missing: [] } };
    return { version: { met: 1, of: 1, missing: [], said: `${differenceWords(difference)} since ${name}` } };
  },
};
