"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { ItemPanels } from "@/components/backlog/item-panels";
import { lazily } from "@/components/ui/lazily";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { type OwnTable, type RetroView, hasPhases, phaseOf, retroColumns, showsDots } from "@/lib/domain/events/retro";
import type { EventStage, RetroPhase } from "@/lib/domain/events/room";
import { ImprovementPanels } from "../improvements/improvement-panels";
import { useRoom } from "../room/use-room";
import { PhaseBar } from "./phase-bar";
import { SprintFigures } from "./sprint-figures";
import { useRetro } from "./use-retro";
import { WritingBoard } from "./writing-board";

const GroupingBoard = lazily(
  dynamic(() => import("./grouping-board").then((module) => module.GroupingBoard)),
  <Skeleton className="h-64" />,
);
const VotingBoard = lazily(
  dynamic(() => import("./voting-board").then((module) => module.VotingBoard)),
  <Skeleton className="h-64" />,
);
const DecidingBoard = lazily(
  dynamic(() => import("./deciding-board").then((module) => module.DecidingBoard)),
  <Skeleton className="h-64" />,
);

type BoardProps = { phase: RetroPhase; table: RetroView; own: OwnTable };

function Board({ phase, table, own }: BoardProps) {
  switch (phase) {
    case "writing":
      return <WritingBoard table={table} own={own} />;
    case "grouping":
      return <GroupingBoard table={table} own={own} />;
    case "voting":
      return <VotingBoard table={table} own={own} />;
    case "deciding":
      return <DecidingBoard table={table} />;
  }
}

/** Whether the table is read as the stage shows it: the room hears of a phase before its cards are here. */
function isRead(stage: EventStage, { cards, counts }: RetroView): boolean {
  const phase = phaseOf(stage);
  const written = retroColumns.reduce((sum, column) => sum + counts[column], 0);
  if (phase !== "writing" && cards.length === 0) return written === 0;
  if (phase !== "voting" && phase !== "deciding") return true;
  return cards.every(({ dots, groupId }) => groupId !== null || (dots !== null) === showsDots(stage));
}

/** The table as the stage shows it. Who still writes keeps the one they write at while the room goes on. */
function useTableAsRead(table: RetroView | undefined): RetroView | null {
  const { room, stage } = useRoom();
  const [last, setLast] = useState<RetroView | null>(null);
  if (table && isRead(stage, table)) {
    if (table !== last) setLast(table);
    return table;
  }
  return phaseOf(stage) === phaseOf(room.stage) ? null : last;
}

/**
 * A retrospective: how the Flow Sprint went, what the room does, cards, groups, dots, Improvements. At a step
 * before the cards' own they are written at most.
 */
export function RetroStage() {
  const { room, stepAt, isProjector } = useRoom();
  const { phase, table, own, refusal } = useRetro();
  const shown = useTableAsRead(table);
  const showsCards = phase === "writing" || hasPhases(room.event.kind, stepAt);
  return (
    <>
      <div className="@container mx-auto flex min-h-full max-w-5xl in-data-projector:max-w-none flex-col gap-6 p-5 pb-0 max-md:p-4 max-md:pb-0">
        <SprintFigures phase={phase} />
        {!showsCards ? null : table && own ? (
          <>
            <PhaseBar phase={phase} table={table} own={own} />
            {shown ? <Board phase={phase} table={shown} own={own} /> : <Skeleton className="h-64" />}
          </>
        ) : refusal ? (
          <RefusalNotice refusal={refusal} />
        ) : (
          <Skeleton className="h-64" />
        )}
      </div>
      {isProjector ? null : (
        <>
          <ItemPanels />
          <ImprovementPanels />
        </>
      )}
    </>
  );
}
