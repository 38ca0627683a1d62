"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { useUndo } from "@/lib/client/undo";
import { useView } from "@/lib/client/use-view";
import type { TechnicalRoadmapView } from "@/lib/domain/backlog/view";
import { noteKindWords } from "@/lib/domain/backlog/words";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { PaintedView } from "@/lib/domain/live";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { spanWords } from "./sprint-words";
import { noRights, rightsOf } from "./timeline-rights";
import { RoadmapTimeline } from "./timeline-roadmap";
import { useRoadmapCommands } from "./use-roadmap-commands";

const StaleMoveDialog = lazily(
  dynamic(() => import("./timeline-stale-dialog").then((module) => module.StaleMoveDialog)),
);
const EpicPanel = lazily(dynamic(() => import("@/components/backlog/epic-panel").then((module) => module.EpicPanel)));
const ItemPanels = lazily(
  dynamic(() => import("@/components/backlog/item-panels").then((module) => module.ItemPanels)),
);

type Props = {
  roadmap: PaintedView<RoadmapView>;
  technical: PaintedView<TechnicalRoadmapView>;
  today: CalendarDate;
};

/** The enablers on the same timeline, with the decisions, interfaces and patterns they stand for. */
export function TechnicalRoadmapScreen({ roadmap: paintedRoadmap, technical, today }: Props) {
  const { slug, actor, flowTeamId, isRetired } = useHere();
  const { data: roadmap } = useView<RoadmapView>({ slug, view: "roadmap" }, paintedRoadmap);
  const { data: notes } = useView<TechnicalRoadmapView>({ slug, view: "technical-roadmap" }, technical);
  const commands = useRoadmapCommands(roadmap);
  const panel = usePanelAddress();
  const rights = useMemo(() => (isRetired ? noRights : rightsOf(actor, flowTeamId)), [actor, flowTeamId, isRetired]);
  const enablers = useMemo(() => roadmap.epics.filter((epic) => epic.kind === "enabler"), [roadmap]);
  const undo = useUndo();
  return (
    <PageFrame title="Technical roadmap" subtitle="Enabler Epics, kept by the Architect" layout="full">
      {enablers.length === 0 ? (
        <EmptyState title="No enabler Epics yet">
          An enabler makes later Epics possible: an architecture decision, an interface, an integration pattern. Make an
          Epic one in its panel, under Kind.
        </EmptyState>
      ) : (
        <div className="flex min-h-0 flex-1 flex-col">
          <RoadmapTimeline
            view={roadmap}
            kind="enabler"
            today={today}
            mode="live"
            rights={rights}
            onMove={commands.move}
            onFinish={commands.finish}
            onOpen={(epic) => panel.openEpic(epic.number)}
            openNumber={panel.epic}
            undo={rights.connect ? undo : undefined}
          />
          <StandsFor epics={enablers} notes={notes.notes} onOpen={panel.openEpic} />
        </div>
      )}
      {panel.story === null ? null : <ItemPanels />}
      {panel.epic === null ? null : (
        <EpicPanel number={panel.epic} roadmap={roadmap} onClose={panel.close} onOpen={panel.openEpic} />
      )}
      {commands.stale ? <StaleMoveDialog stale={commands.stale} view={roadmap} onSettle={commands.settle} /> : null}
    </PageFrame>
  );
}

type StandsForProps = {
  epics: readonly EpicInView[];
  notes: TechnicalRoadmapView["notes"];
  onOpen(number: number): void;
};

function StandsFor({ epics, notes, onOpen }: StandsForProps) {
  const withNotes = epics.filter((epic) => notes.some((note) => note.epicId === epic.id));
  return (
    <section
      aria-label="What the enablers stand for"
      className="max-h-[40%] shrink-0 overflow-y-auto border-t bg-surface px-5 py-4"
    >
      <h2 className="mb-2 font-medium text-ink-2">What they stand for</h2>
      {withNotes.length === 0 ? (
        <p className="text-ink-3">No decision, interface or pattern is written down yet.</p>
      ) : null}
      <ul className="grid gap-x-8 gap-y-3 md:grid-cols-2 xl:grid-cols-3">
        {withNotes.map((epic) => (
          <li key={epic.id} className="min-w-0">
            <button
              type="button"
              className="text-left font-medium hover:underline pointer-coarse:py-1"
              onClick={() => onOpen(epic.number)}
            >
              <span className="text-ink-3">E-{epic.number}</span> {epic.title}{" "}
              <span className="font-normal text-ink-3">{spanWords(epic.firstSprint, epic.lastSprint)}</span>
            </button>
            <ul>
              {notes
                .filter((note) => note.epicId === epic.id)
                .map((note) => (
                  <li key={note.id} className="flex items-baseline gap-2 py-0.5">
                    <Badge>{noteKindWords[note.kind]}</Badge>
                    <span className="min-w-0 truncate" title={note.body || undefined}>
                      {note.title}
                    </span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
