"use client";

import { goToStep, pauseEvent, resumeEvent } from "@/lib/actions/events";
import { patchView } from "@/lib/client/optimistic";
import { serverNow } from "@/lib/client/server-clock";
import { useAway } from "@/lib/client/use-away";
import { useCommand } from "@/lib/client/use-command";
import { type RoomClock, movedTo, paused, resumed } from "@/lib/domain/events/clock";
import type { RoomView } from "@/lib/domain/events/room";
import { hasNextStep, isLedByTurns } from "@/lib/domain/events/turns";
import { roomKey, useRoom } from "./use-room";
import { useUnlessLedOn } from "./use-unless-led-on";

/** How an open room is led: its steps, where its turns don't lead alone, and its clock. */
export function useLeading() {
  const { slug, flowTeamId, key, room } = useRoom();
  const change = (how: (clock: RoomClock, now: number) => RoomClock) => [
    patchView<RoomView>(roomKey(slug, key), (view) => ({ ...view, clock: how(view.clock, serverNow()) })),
  ];
  const pausing = useCommand(pauseEvent, { optimistic: () => change(paused) });
  const resuming = useCommand(resumeEvent, { optimistic: () => change(resumed) });
  const stepping = useCommand(goToStep, { optimistic: ({ to }) => change((clock, now) => movedTo(clock, to, now)) });
  const away = useAway();
  const unlessLedOn = useUnlessLedOn();
  const { step, runningSince } = room.clock;
  const isByTurns = isLedByTurns(room.event.kind, room.stage);
  const goTo = (to: number) => unlessLedOn(() => void stepping.run({ flowTeamId, key, seen: step, to }));
  return {
    /** Why the server can't be reached: what is led then doesn't arrive. */
    away,
    isPaused: runningSince === null,
    pause: () => void pausing.run({ flowTeamId, key }),
    goOn: () => void resuming.run({ flowTeamId, key }),
    /** Null where there is none. */
    back: step > 0 && !isByTurns ? goTo(step - 1) : null,
    next: hasNextStep(room) ? goTo(step + 1) : null,
    /** Guards whatever else leads the room. */
    unlessLedOn,
  };
}
