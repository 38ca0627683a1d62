"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { stages } from "./stages";
import { useRoom } from "./use-room";

/** What the room is about now. */
export function Stage() {
  const { room, contract, stepAt } = useRoom();
  const Chosen = stages[room.event.kind];
  if (Chosen) return <Chosen />;
  return (
    <div className="p-6">
      <EmptyState title={contract.steps[stepAt]?.name ?? contract.name}>
        Write down what is decided and agreed; the minutes keep it.
      </EmptyState>
    </div>
  );
}
