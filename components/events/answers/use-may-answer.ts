"use client";

import { useHere } from "@/components/flow-teams/here";
import { mayAnswer } from "@/lib/domain/events/answers";
import { useRoom } from "../room/use-room";

/** Whether the person answers for a subject in this room. */
export function useMayAnswer(): (subjectId: string) => boolean {
  const { isRetired } = useHere();
  const { flowTeamId, room, me, isClosed, isProjector } = useRoom();
  const { kind, teamId, state } = room.event;
  const rights = {
    flowTeamId,
    kind,
    teamId,
    facilitatorId: room.facilitatorId,
    guestIds: room.people.filter(({ isGuest }) => isGuest).map(({ id }) => id),
  };
  const isShut = isRetired || isClosed || isProjector || state === "called_off";
  return (subjectId) => !isShut && mayAnswer(me, rights, subjectId);
}
