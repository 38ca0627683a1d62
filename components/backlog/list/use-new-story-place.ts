import { useMemo } from "react";
import { useHere } from "@/components/flow-teams/here";
import { can } from "@/lib/domain/access";
import type { Backlog } from "@/lib/domain/backlog/list-kinds";
import type { ListRow } from "@/lib/domain/backlog/list-rows";
import type { NewStoryPlace } from "./quick-add";
import type { BacklogModel } from "./use-backlog-model";

/**
 * Where a Story written in a backlog goes: into the team's, or into the Epic that has the focus. None
 * is written into a Sprint Backlog, which only Ready ones enter (BLG-2).
 */
export function useNewStoryPlace(
  of: Backlog,
  { team, sprint, ground }: BacklogModel,
  focused: ListRow | undefined,
): NewStoryPlace | null {
  const { actor, flowTeamId } = useHere();
  return useMemo(() => {
    const epicId = focused?.kind === "epic" ? focused.epic.id : focused?.kind === "story" ? focused.story.epicId : null;
    const epic = ground?.epics.find(({ id }) => id === epicId);
    if (of === "sprint") return null;
    if (of === "team") {
      if (!team) return null;
      const keeps = can(actor, "keep the team backlog", { flowTeamId, scrumTeamId: team.id });
      return { teamId: team.id, words: keeps ? `in ${team.name}` : `as an idea for ${team.name}` };
    }
    if (!epic) return of === "flow" ? null : { words: "without an Epic" };
    const words = `in E-${epic.number}`;
    if (of === "product") return { epicId: epic.id, words };
    // Planning is for who keeps the backlog; others would write a Story that isn't seen here.
    const keeps = can(actor, "write epics", { flowTeamId, scrumTeamId: epic.leadTeamId });
    return keeps && sprint !== undefined ? { epicId: epic.id, sprintNumber: sprint, words } : null;
  }, [of, team, sprint, ground, focused, actor, flowTeamId]);
}
