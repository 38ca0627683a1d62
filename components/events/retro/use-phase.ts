"use client";

import { setPhase } from "@/lib/actions/events";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { ledTo, phaseOf } from "@/lib/domain/events/retro";
import type { RetroPhase, RoomView } from "@/lib/domain/events/room";
import { roomKey, useRoom } from "../room/use-room";

/** Leads a retrospective to a phase. */
export function usePhase(): (to: RetroPhase) => void {
  const { slug, flowTeamId, key, room } = useRoom();
  const { run } = useCommand(setPhase, {
    optimistic: ({ seen, phase }) => [
      patchView<RoomView>(roomKey(slug, key), (view) => {
        const led = ledTo(view.stage, { seen, phase });
        return led.ok ? { ...view, stage: led.value } : view;
      }),
    ],
  });
  return (to) => void run({ flowTeamId, key, seen: phaseOf(room.stage), phase: to });
}
