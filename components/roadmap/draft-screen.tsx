"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useRegister } from "@/components/dependencies/use-register";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { applyDraft, dropDraft, reopenDraft } from "@/lib/actions/roadmap";
import { useUndo } from "@/lib/client/undo";
import { useCommand, useCommandDesk } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { DependenciesView } from "@/lib/domain/dependencies/view";
import type { PaintedView } from "@/lib/domain/live";
import { type DraftInList, type DraftMove, draftConflicts, withDraft } from "@/lib/domain/roadmap/draft";
import { compareRoadmaps, snapshotOf } from "@/lib/domain/roadmap/snapshot";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { DraftConflicts } from "./draft-conflicts";
import { RoadmapDifferenceView } from "./roadmap-difference";
import { RoadmapTimeline } from "./timeline-roadmap";
import { useDraftMoves } from "./use-draft-moves";

type DraftScreenProps = { draft: DraftInList; painted: PaintedView<RoadmapView>; today: CalendarDate };

const draftRights = { move: () => true, finish: () => false, connect: false };

/** A what-if: the roadmap as the draft would have it, what that changes, and the two ways out. */
export function DraftScreen({ draft, painted, today }: DraftScreenProps) {
  const { slug, flowTeamId } = useHere();
  const router = useRouter();
  const { data: live } = useView<RoadmapView>({ slug, view: "roadmap" }, painted);
  const { moves, move, refusal } = useDraftMoves(draft, live);
  const undo = useUndo();
  const { announce } = useCommandDesk();
  const [isComparing, setComparing] = useState(false);
  const drafted = useMemo(() => withDraft(live, moves), [live, moves]);
  const { register, ofItems } = useRegister(drafted);
  const input = { flowTeamId, draftId: draft.id };
  const reopen = useCommand(reopenDraft, { onDone: () => router.push(`/flow-teams/${slug}/drafts/${draft.id}`) });
  const drop = useCommand(dropDraft, {
    onDone: () => {
      announce(`Dropped ${draft.name}`, () => void reopen.run(input));
      router.push(`/flow-teams/${slug}/drafts`);
    },
  });
  return (
    <PageFrame
      title={draft.name}
      subtitle={`A draft only you see · ${moves.length === 1 ? "1 Epic moved" : `${moves.length} Epics moved`}`}
      layout="full"
      actions={
        <>
          <Button variant="quiet" pending={drop.pending} onClick={() => void drop.run(input)}>
            Drop
          </Button>
          <Button variant="primary" disabled={moves.length === 0} onClick={() => setComparing(true)}>
            Compare and apply
          </Button>
        </>
      }
    >
      <RefusalNotice refusal={refusal} className="m-3" />
      {/* Framed, so that nobody takes it for the plan all see. */}
      <div className="m-1.5 flex min-h-0 flex-1 flex-col overflow-clip rounded-lg border-2 border-dashed border-accent print:m-0 print:border-0">
        <RoadmapTimeline
          view={drafted}
          today={today}
          mode="draft"
          rights={draftRights}
          onMove={move}
          ofItems={ofItems}
          undo={undo}
        />
      </div>
      <Dialog title="What this draft changes" size="lg" open={isComparing} onOpenChange={setComparing}>
        <Apply
          draft={draft}
          moves={moves}
          live={live}
          drafted={drafted}
          register={register}
          onClose={() => setComparing(false)}
        />
      </Dialog>
    </PageFrame>
  );
}

type ApplyProps = {
  draft: DraftInList;
  moves: readonly DraftMove[];
  live: RoadmapView;
  drafted: RoadmapView;
  register: DependenciesView | undefined;
  onClose(): void;
};

function Apply({ draft, moves, live, drafted, register, onClose }: ApplyProps) {
  const { slug, flowTeamId } = useHere();
  const router = useRouter();
  const [choices, setChoices] = useState<Record<string, "mine" | "theirs">>({});
  const command = useCommand(applyDraft, {
    isInline: true,
    done: ({ changed }) => `Draft applied: ${changed === 1 ? "1 Epic" : `${changed} Epics`} moved`,
    onDone: () => router.push(`/flow-teams/${slug}/roadmap`),
  });
  const byId = new Map(live.epics.map((epic) => [epic.id, epic]));
  const crossed = moves.flatMap((move) => {
    const epic = byId.get(move.epicId);
    const conflicts = epic ? draftConflicts(move, epic) : [];
    return epic && conflicts.length > 0 ? [{ epic, move }] : [];
  });
  const undecided = crossed.filter(({ epic }) => !choices[epic.id]).length;
  const before = snapshotOf(live);
  const after = snapshotOf(drafted);
  return (
    <div className="flex flex-col gap-6">
      <DraftConflicts
        crossed={crossed}
        teams={live.teams}
        choices={choices}
        onChoose={(epicId, choice) => setChoices({ ...choices, [epicId]: choice })}
      />
      <RoadmapDifferenceView difference={compareRoadmaps(before, after, register)} before={before} after={after} />
      <RefusalNotice refusal={command.refusal} />
      <div className="flex flex-wrap items-center gap-2 border-t pt-4">
        <Button
          variant="primary"
          disabled={undecided > 0}
          pending={command.pending}
          onClick={() => void command.run({ flowTeamId, draftId: draft.id, choices })}
        >
          Apply as one change
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Go on drafting
        </Button>
        {undecided > 0 ? <span className="text-ink-2">Choose for each crossed Epic first.</span> : null}
      </div>
    </div>
  );
}
