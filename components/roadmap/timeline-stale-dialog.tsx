"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Place } from "@/lib/domain/roadmap/draft";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { spanWords } from "./sprint-words";
import type { StaleMove } from "./use-roadmap-commands";

type StaleMoveDialogProps = { stale: StaleMove; view: RoadmapView; onSettle(choice: "mine" | "theirs"): void };

/** Two moved the same Epic: both places, and the person's choice. */
export function StaleMoveDialog({ stale, view, onSettle }: StaleMoveDialogProps) {
  const words = ({ leadTeamId, firstSprint, lastSprint }: Place) =>
    `${spanWords(firstSprint, lastSprint)}, ${view.teams.find(({ id }) => id === leadTeamId)?.name ?? "no team"}`;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onSettle("theirs")}
      size="sm"
      title={`Somebody else moved E-${stale.number}`}
      description="They did while you did. Nothing of yours has been saved yet."
      footer={
        <>
          <Button onClick={() => onSettle("theirs")}>Keep theirs</Button>
          <Button variant="primary" onClick={() => onSettle("mine")}>
            Save mine
          </Button>
        </>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-ink-2">Theirs</dt>
        <dd>{words(stale.theirs)}</dd>
        <dt className="text-ink-2">Mine</dt>
        <dd>{words(stale.mine)}</dd>
      </dl>
    </Dialog>
  );
}
