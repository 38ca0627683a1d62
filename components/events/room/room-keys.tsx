"use client";

import { ArrowLeft, ArrowRight, Eye, Pause, Play } from "lucide-react";
import { useCommands } from "@/components/frame/commands";
import { stageKeys } from "@/lib/domain/events/room-keys";
import { useNextTurn } from "../answers/use-next-turn";
import { useLeading } from "./use-leading";
import { useRightsFacts, useRoom } from "./use-room";

/** What can be done by key in the room and from ⌘K, and what the stage's own keys are. Shows nothing. */
export function RoomKeys() {
  const { room, me, step, stage, isRunning, isElsewhere, isProjector, mayLead, lookAt } = useRoom();
  const rights = useRightsFacts(room);
  const { away, isPaused, pause, goOn, back, next, unlessLedOn } = useLeading();
  const turn = useNextTurn();
  const leads = mayLead && isRunning && away !== "offline";
  const group = "This room";
  useCommands([
    ...(leads && turn
      ? [{ id: "room.nextTurn", label: turn.label, keys: "n", group, run: unlessLedOn(turn.give) }]
      : []),
    ...(leads && next
      ? [{ id: "room.next", label: "Next step", keys: "]", group, icon: <ArrowRight />, run: next }]
      : []),
    ...(leads && back
      ? [{ id: "room.back", label: "Back a step", keys: "[", group, icon: <ArrowLeft />, run: back }]
      : []),
    ...(leads
      ? [
          isPaused
            ? { id: "room.goOn", label: "Let the clock go on", icon: <Play />, run: goOn }
            : { id: "room.pause", label: "Pause the clock", icon: <Pause />, run: pause },
        ]
      : []),
    ...(isElsewhere
      ? [{ id: "room.follow", label: "Follow the room", keys: "f", group, icon: <Eye />, run: () => lookAt(null) }]
      : []),
    ...(isProjector ? [] : stageKeys(me, rights, { step, phase: stage.phase, isRunning })),
  ]);
  return null;
}
