"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { stageAsides, stages } from "./stages";
import { useRoom } from "./use-room";

/** What the room is about now. */
export function Stage() {
  const { room, contract, stepAt, seesTable } = useRoom();
  const Chosen = stages[room.event.kind];
  if (!seesTable) {
    return (
      <div className="p-6">
        <EmptyState title="You are a guest here">
          What the teams have on the table is for Members of the Flow Team. You follow the agenda and the clock, and see
          what is decided and agreed.
        </EmptyState>
      </div>
    );
  }
  if (Chosen) return <Chosen />;
  return (
    <div className="p-6">
      <EmptyState title={contract.steps[stepAt]?.name ?? contract.name}>
        Write down what is decided and agreed; the minutes keep it.
      </EmptyState>
    </div>
  );
}

/** What the stage has beside it, before what comes of the event. */
export function StageAside() {
  const { room, seesTable } = useRoom();
  const Chosen = stageAsides[room.event.kind];
  return Chosen && seesTable ? <Chosen /> : null;
}
