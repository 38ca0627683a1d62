"use client";

import { Select } from "@/components/ui/select";
import { giveDots } from "@/lib/actions/events-retro";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { dotsEachIn, mostDots } from "@/lib/domain/events/retro";
import type { RoomView } from "@/lib/domain/events/room";
import { counted } from "@/lib/domain/words";
import { roomKey, useRoom } from "../room/use-room";

const choices = Array.from({ length: mostDots }, (_, at) => at + 1);

/** How many dots each person has, chosen by who leads until they are counted. */
export function DotsEach() {
  const { slug, flowTeamId, key, room } = useRoom();
  const dotsEach = dotsEachIn(room.stage);
  const { run } = useCommand(giveDots, {
    optimistic: ({ dots }) => [
      patchView<RoomView>(roomKey(slug, key), (view) => ({ ...view, stage: { ...view.stage, dots } })),
    ],
    done: (_, { dots }) => `Everybody has ${counted(dots, "dot")}`,
  });
  return (
    <Select
      aria-label="Dots for each person"
      className="w-32 pointer-coarse:w-36"
      value={dotsEach}
      onChange={({ target }) => void run({ flowTeamId, key, seen: dotsEach, dots: Number(target.value) })}
    >
      {choices.map((count) => (
        <option key={count} value={count}>
          {counted(count, "dot")} each
        </option>
      ))}
    </Select>
  );
}
