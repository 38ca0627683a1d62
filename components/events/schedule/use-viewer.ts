"use client";

import { useMemo } from "react";
import { useHere } from "@/components/flow-teams/here";
import { mayEnter } from "@/lib/domain/events/room";
import type { ShownEvent, Viewer } from "@/lib/domain/events/schedule-view";

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

/** Whether the room of an event exists for who looks: a team's Retrospective is the team's. */
export function useMayEnter(): (event: Pick<ShownEvent, "kind" | "teamId" | "guestIds">) => boolean {
  const { actor, flowTeamId } = useHere();
  return ({ kind, teamId, guestIds }) => mayEnter(actor, { flowTeamId, kind, teamId, guestIds, facilitatorId: null });
}
