import "server-only";
import { turnTakerOf } from "@/lib/domain/events/turns";
import type { Tx } from "@/lib/server/db";
import type { FlowSprintEvent } from "@/prisma/client/client";

/** Whether an id is of what has the turn in such an event. */
export async function mayHaveTurn(
  tx: Tx,
  { kind, flowTeamId, teamId, sprintNumber }: FlowSprintEvent,
  id: string,
): Promise<boolean> {
  const there = { id, flowTeamId, deletedAt: null };
  switch (turnTakerOf(kind)) {
    case "objective":
      return (await tx.objective.count({ where: { ...there, sprintNumber } })) > 0;
    case "team":
      return (await tx.scrumTeam.count({ where: { id, flowTeamId, retiredAt: null } })) > 0;
    case "epic":
      return (await tx.epic.count({ where: there })) > 0;
    case "story":
      return (await tx.story.count({ where: { ...there, teamId } })) > 0;
    case "person":
      return (await tx.roleHolding.count({ where: { personId: id, scrumTeamId: teamId, endedAt: null } })) > 0;
    case null:
      return false;
  }
}
