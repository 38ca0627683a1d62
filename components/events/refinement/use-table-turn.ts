"use client";

import { useCommands } from "@/components/frame/commands";
import { takeTurn } from "@/lib/actions/events";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { neighbourOf } from "@/lib/domain/events/refinement";
import type { RoomView } from "@/lib/domain/events/room";
import { roomKey, useRoom } from "../room/use-room";

/**
 * The Story or the Epic on the table, and how who facilitates lays another one there: the next and the
 * one before are some of the order (`neighbourOf`).
 */
export function useTableTurn(what: "Story" | "Epic", order: readonly string[], among: ReadonlySet<string>) {
  const { slug, flowTeamId, key, stage, isRunning, mayLead, isProjector } = useRoom();
  const turn = stage.turn ?? null;
  const command = useCommand(takeTurn, {
    optimistic: (input) => [
      patchView<RoomView>(roomKey(slug, key), (view) => ({ ...view, stage: { ...view.stage, turn: input.turn } })),
    ],
  });
  const mayLay = isRunning && mayLead && !isProjector;
  const lay = (id: string | null) => void command.run({ flowTeamId, key, seen: turn, turn: id });
  const next = neighbourOf(order, among, turn, 1);
  const previous = neighbourOf(order, among, turn, -1);
  useCommands([
    ...(mayLay && next
      ? [{ id: `room.next${what}`, label: `Next ${what}`, keys: "n", group: "This room", run: () => lay(next) }]
      : []),
    ...(mayLay && previous
      ? [
          {
            id: `room.previous${what}`,
            label: `Previous ${what}`,
            keys: "p",
            group: "This room",
            run: () => lay(previous),
          },
        ]
      : []),
  ]);
  return { turn, mayLay, lay, next, previous };
}

export type TableTurn = ReturnType<typeof useTableTurn>;
