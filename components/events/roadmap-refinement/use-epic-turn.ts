"use client";

import { useCommands } from "@/components/frame/commands";
import { takeTurn } from "@/lib/actions/events";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import type { RoomView } from "@/lib/domain/events/room";
import { roomKey, useRoom } from "../room/use-room";

/** The Epic on the table, and how who facilitates lays another one there; `order` is that of the list. */
export function useEpicTurn(order: readonly string[]) {
  const { slug, flowTeamId, key, stage, isRunning, mayLead, isProjector } = useRoom();
  const turn = stage.turn ?? null;
  const command = useCommand(takeTurn, {
    optimistic: (input) => [
      patchView<RoomView>(roomKey(slug, key), (view) => ({ ...view, stage: { ...view.stage, turn: input.turn } })),
    ],
  });
  const mayLay = isRunning && mayLead && !isProjector;
  const at = turn ? order.indexOf(turn) : -1;
  const lay = (epicId: string | null) => void command.run({ flowTeamId, key, seen: turn, turn: epicId });
  const next = order[at + 1] ?? null;
  const previous = at > 0 ? (order[at - 1] ?? null) : null;
  useCommands([
    ...(mayLay && next
      ? [{ id: "room.nextEpic", label: "Next Epic", keys: "n", group: "This room", run: () => lay(next) }]
      : []),
    ...(mayLay && previous
      ? [{ id: "room.previousEpic", label: "Previous Epic", keys: "p", group: "This room", run: () => lay(previous) }]
      : []),
  ]);
  return { turn, mayLay, lay, next, previous };
}
