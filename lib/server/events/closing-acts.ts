import "server-only";
import type { EventKind } from "@/lib/domain/events/contracts";
import type { Result } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { closePlanning2 } from "./planning-close";
import { closeRetrospective } from "./retro-close";
import { closeRoadmapRefinement } from "./refined-roadmap";

/** What the close of an event does beside writing its minutes, in the same transaction. */
export const closingActs: {
  [K in EventKind]?: (context: CommandContext, event: FlowSprintEvent) => Promise<Result<unknown>>;
} = {
  planning_2: closePlanning2,
  roadmap_refinement: closeRoadmapRefinement,
  flow_retrospective: closeRetrospective,
  team_retrospective: closeRetrospective,
};
