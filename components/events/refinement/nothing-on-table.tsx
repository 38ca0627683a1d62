"use client";

import { Layers } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useRoom } from "../room/use-room";
import type { StoryTurn } from "./use-story-turn";

/** The table before the first Story lies on it, and after the last. */
export function NothingOnTable({ turn, first }: { turn: StoryTurn; first: string }) {
  const { isRunning } = useRoom();
  return (
    <div className="rounded border border-dashed bg-surface">
      <EmptyState
        icon={<Layers />}
        title={isRunning ? "No Story is on the table" : "What can be prepared"}
        action={
          turn.mayLay && turn.next ? (
            <Button variant="primary" onClick={() => turn.lay(turn.next)}>
              {first}
            </Button>
          ) : null
        }
      >
        {isRunning
          ? turn.mayLay
            ? "Lay one there from the list, or go through it with n and p."
            : "Who facilitates lays one there, and all in the room see it."
          : "Open a Story below and add what it lacks: then less is left for the room."}
      </EmptyState>
    </div>
  );
}
