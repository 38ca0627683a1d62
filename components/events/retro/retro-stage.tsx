"use client";

import { ItemPanels } from "@/components/backlog/item-panels";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { ImprovementPanels } from "../improvements/improvement-panels";
import { useRoom } from "../room/use-room";
import { DecidingBoard } from "./deciding-board";
import { GroupingBoard } from "./grouping-board";
import { PhaseBar } from "./phase-bar";
import { SprintFigures } from "./sprint-figures";
import { useRetro } from "./use-retro";
import { VotingBoard } from "./voting-board";
import { WritingBoard } from "./writing-board";

/** A retrospective: how the Flow Sprint went, cards, groups, dots, Improvements. */
export function RetroStage() {
  const { isProjector } = useRoom();
  const { phase, table, own, refusal } = useRetro();
  return (
    <>
      <div className="mx-auto flex min-h-full max-w-5xl flex-col gap-6 p-5 pb-0 max-md:p-4 max-md:pb-0">
        <SprintFigures phase={phase} />
        {table && own ? (
          <>
            <PhaseBar phase={phase} table={table} own={own} />
            {phase === "writing" ? <WritingBoard table={table} own={own} /> : null}
            {phase === "grouping" ? <GroupingBoard table={table} own={own} /> : null}
            {phase === "voting" ? <VotingBoard table={table} own={own} /> : null}
            {phase === "deciding" ? <DecidingBoard table={table} /> : null}
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
