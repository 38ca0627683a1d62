"use client";

import { Layers } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useRoom } from "../room/use-room";
import type { TableTurn } from "./use-table-turn";

/** What whoever leads does next. */
export function PutOneThere({ turn }: { turn: TableTurn }) {
  return (
    <>
      Put one there from the list
      {turn.next ? <span data-typed-keys="">, or go through it with n and p</span> : null}.
    </>
  );
}

/** The table before the first Story lies on it, and after the last. */
export function NothingOnTable({ turn, first }: { turn: TableTurn; first: string }) {
  const { isRunning, isProjector } = useRoom();
  return (
    <section
      aria-label="On the table"
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded border border-dashed bg-surface px-5 py-4"
    >
      <Layers aria-hidden="true" className="size-5 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1 basis-56">
        <h2 className="font-medium">
          {isRunning || isProjector ? "No Story is on the table" : "What can be prepared"}
        </h2>
        <p className="text-ink-2 text-pretty">
          {isRunning ? (
            turn.mayLay ? (
              <PutOneThere turn={turn} />
            ) : (
              "The facilitator puts one on the table, and all in the room see it."
            )
          ) : isProjector ? (
            "The room opens Story after Story here."
          ) : (
            "Open a Story below and add what it lacks: then less is left for the room."
          )}
        </p>
      </div>
      {turn.mayLay && turn.next ? (
        <Button variant="primary" onClick={() => turn.lay(turn.next)}>
          {first}
        </Button>
      ) : null}
    </section>
  );
}
