import { type Actor, can } from "@/lib/domain/access";
import { fieldsDenied } from "@/lib/domain/backlog/policy";
import type { EpicInView } from "@/lib/domain/roadmap/view";

/** What somebody may do on the roadmap. The server decides; this is what is offered. */
export type RoadmapRights = {
  move(epic: EpicInView): boolean;
  finish(epic: EpicInView): boolean;
  connect: boolean;
};

export const noRights: RoadmapRights = { move: () => false, finish: () => false, connect: false };

/** What the actor's roles allow. */
export function rightsOf(actor: Actor, flowTeamId: string): RoadmapRights {
  const standing = (epic: EpicInView) => ({
    flowTeamId,
    leadTeamId: epic.leadTeamId,
    status: epic.status,
    createdById: null,
  });
  return {
    move: (epic) => fieldsDenied(actor, standing(epic), ["firstSprint", "lastSprint"]).length === 0,
    // Otherwise an Epic is Done by the CPO's validation in a Review (BLG-5).
    finish: (epic) => epic.isDoneBeforeFlotilla && fieldsDenied(actor, standing(epic), ["status"], "done").length === 0,
    connect: can(actor, "contribute", { flowTeamId }),
  };
}
