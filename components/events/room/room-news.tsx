"use client";

import { useEffect, useMemo, useRef } from "react";
import { useStories } from "@/components/backlog/use-stories";
import { announce } from "@/components/ui/announce";
import { toast } from "@/components/ui/toast";
import { useServerNow } from "@/lib/client/server-clock";
import { useView } from "@/lib/client/use-view";
import type { BallotView } from "@/lib/domain/events/ballots";
import type { ClaimableEpic, ClaimsView } from "@/lib/domain/events/claims";
import { type RoomMoment, type RoomNames, isHandedTo, sayRoomChange } from "@/lib/domain/events/room-news";
import type { RoomView } from "@/lib/domain/events/room";
import { leftNow } from "@/lib/domain/events/turns";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { claimsKey } from "../planning/use-plan";
import { useRoom } from "./use-room";

/** Has a screen reader say what the room does: opening, steps, votes, claims, the close. Shows who leads now that they do. */
export function RoomNews() {
  const { room, me } = useRoom();
  const isOver = useIsOver(room);
  const { ballots, claims, names } = useSaid();
  const moment = useMemo<RoomMoment>(() => ({ room, isOver, ballots, claims }), [room, isOver, ballots, claims]);
  const before = useRef(moment);
  useEffect(() => {
    const said = sayRoomChange(before.current, moment, names, me.name);
    if (isHandedTo(me.personId, before.current, moment)) toast({ message: "You lead now" });
    before.current = moment;
    if (said.length > 0) announce(said.join(". "));
  });
  return null;
}

/** Whether the step that is on has used up its time, or the event where the turns lead. */
function useIsOver({ clock, event, stage }: RoomView): boolean {
  const isRunning = event.state === "running";
  const now = useServerNow(isRunning && clock.runningSince !== null) ?? clock.runningSince ?? 0;
  return isRunning && leftNow({ clock, event, stage }, now) <= 0;
}

/** What of the stage's views is said, read where the stage reads it as well. */
function useSaid() {
  const { slug, key, room, contract, isRunning, seesTable } = useRoom();
  const { kind, teamId, sprintNumber } = room.event;
  const plays = kind === "refinement" || kind === "team_planning";
  const asksConfidence = kind === "planning_2" && contract.steps[room.clock.step]?.key === "goal";
  const { data: ballots } = useView<BallotView[]>({ slug, view: `events/${key}/ballots` }, null, {
    enabled: isRunning && seesTable && (plays || asksConfidence),
  });
  const claims = { enabled: isRunning && seesTable && kind === "planning_1" };
  const { data: plan } = useView<ClaimsView>(claimsKey(slug, sprintNumber), null, claims);
  const { data: claimable } = useView<ClaimableEpic[]>({ slug, view: "claimable-epics" }, null, claims);
  const { stories } = useStories({ teamId: teamId ?? undefined }, null, {
    enabled: isRunning && seesTable && plays,
  });
  const { data: roadmap } = useView<RoadmapView>({ slug, view: "roadmap" }, null, {
    enabled: isRunning && kind === "roadmap_refinement",
  });
  const names: RoomNames = {
    person: (id) => room.people.find((one) => one.id === id)?.name,
    team: (id) => plan?.teams.find((team) => team.id === id)?.name,
    item(id) {
      const story = stories?.find((one) => one.id === id);
      if (story) return `S-${story.number} ${story.title}`;
      const epic = [...(claimable ?? []), ...(roadmap?.epics ?? [])].find((one) => one.id === id);
      return epic && `E-${epic.number} ${epic.title}`;
    },
  };
  return { ballots, claims: plan?.claims, names };
}
