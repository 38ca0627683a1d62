"use client";

import { useMemo } from "react";
import { useHere } from "@/components/flow-teams/here";
import type { Viewer } from "@/lib/domain/events/schedule-view";

/** Who looks, with the roles they hold in this Flow Team. */
export function useViewer(): Viewer {
  const { actor, flowTeamId } = useHere();
  return useMemo(
    () => ({
      personId: actor.personId,
      roles: actor.roles
        .filter((held) => held.flowTeamId === flowTeamId)
        .map(({ role, scrumTeamId }) => ({ personId: actor.personId, role, teamId: scrumTeamId })),
    }),
    [actor, flowTeamId],
  );
}
