"use client";

import { takeTurn } from "@/lib/actions/events";
import { patchView } from "@/lib/client/optimistic";
import { serverNow } from "@/lib/client/server-clock";
import { useCommand } from "@/lib/client/use-command";
import type { RoomView } from "@/lib/domain/events/room";
import { type Turns, turnsOf } from "@/lib/domain/events/turns";
import { roomKey, useRoom } from "../room/use-room";

type LedTurns = Turns & {
  /** Gives the turn; null ends the round. */
  give(turn: string | null): void;
};

/** Whose turn it is in the room, and how the facilitator gives it on. */
export function useTurns(order: readonly string[]): LedTurns {
  const { slug, flowTeamId, key, room } = useRoom();
  const command = useCommand(takeTurn, {
    optimistic: ({ turn }) => [
      patchView<RoomView>(roomKey(slug, key), (view) => ({
        ...view,
        stage: {
          ...view.stage,
          turn,
          turnSince: serverNow(),
          turnsSince: view.stage.turnsSince ?? serverNow(),
          done: [...new Set([...(view.stage.done ?? []), ...(view.stage.turn ? [view.stage.turn] : [])])].filter(
            (id) => id !== turn,
          ),
        },
      })),
    ],
  });
  return {
    ...turnsOf(order, room.stage),
    give: (turn) => void command.run({ flowTeamId, key, seen: room.stage.turn ?? null, turn }),
  };
}
