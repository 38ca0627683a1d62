"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useCallback, useRef, useState } from "react";
import { ImprovementPanels } from "@/components/events/improvements/improvement-panels";
import { useHere, useMay } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import { noListFilters } from "@/lib/domain/backlog/list-address";
import { backlogWords } from "@/lib/domain/backlog/list-kinds";
import type { PaintedView } from "@/lib/domain/live";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";
import { ItemPanels } from "./item-panels";
import { BacklogList } from "./list/backlog-list";
import { BacklogToolbar } from "./list/backlog-toolbar";
import { ItemListSkeleton } from "./list/item-list";
import { useBacklogAddress } from "./list/use-backlog-address";
import { type BacklogModel, type PaintedBacklog, useBacklogModel } from "./list/use-backlog-model";
import { useColumns } from "./list/use-columns";
import { whose } from "./list/whose";
import { usePanelAddress } from "./use-panel-address";

const BacklogImprovements = lazily(
  dynamic(() =>
    import("@/components/events/improvements/backlog-improvements").then((module) => module.BacklogImprovements),
  ),
);
const NewEpicDialog = lazily(dynamic(() => import("./new-epic-dialog").then((module) => module.NewEpicDialog)));
const EmptyBacklog = lazily(dynamic(() => import("./list/empty-backlog").then((module) => module.EmptyBacklog)));
const NewStoryDialog = lazily(
  dynamic(() => import("./story/new-story-dialog").then((module) => module.NewStoryDialog)),
);
const ValueMatrix = lazily(
  dynamic(() => import("./value-matrix").then((module) => module.ValueMatrix)),
  <Skeleton className="m-5 h-64" />,
);

type BacklogScreenProps = { initial: PaintedView<RoadmapView>; painted: PaintedBacklog };

/** The four backlogs as views of one set of Epics and Stories, and Epics by value and effort as a picture. */
export function BacklogScreen({ initial, painted }: BacklogScreenProps) {
  const { slug } = useHere();
  const { data: roadmap } = useView<RoadmapView>({ slug, view: "roadmap" }, initial);
  const addressing = useBacklogAddress();
  const { address, change, filter } = addressing;
  const { of, form } = address;
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const model = useBacklogModel(roadmap, address, turned, painted);
  const columns = useColumns(of, address.columns);
  const panel = usePanelAddress();
  const [isNew, setNew] = useState(false);
  const addLine = useRef<HTMLInputElement>(null);
  const mayWrite = useMay("contribute");
  /** The form of a new Story, with the title it begins with. */
  const [newStory, setNewStory] = useState<string | null>(null);
  const openNew = () => setNew(true);
  const openNewStory = () => setNewStory("");
  useCommands(
    mayWrite
      ? [
          { id: "backlog.newEpic", label: "New Epic", keys: "shift+n", group: "Backlog", icon: <Plus />, run: openNew },
          { id: "backlog.writeStory", label: "New Story from a template", group: "Backlog", run: openNewStory },
        ]
      : [],
  );
  const turn = useCallback((id: string) => {
    setTurned((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const foldAll = (isOpen: boolean) => {
    setTurned(new Set());
    change({ isOpen });
  };
  const exportShown = async () => {
    const { exportList } = await import("./list/export-list");
    exportList(`${of}-backlog.csv`, model.rows, columns, { epics: roadmap.epics, ground: model.ground ?? null });
  };

  return (
    <PageFrame
      title={backlogWords[of]}
      subtitle={countsOf(model, of === "product", roadmap.epics.length)}
      layout="full"
      actions={
        !mayWrite || of === "sprint" ? null : of === "product" ? (
          <>
            <Button className="max-md:hidden" onClick={openNewStory}>
              New Story
            </Button>
            <Button variant="primary" onClick={openNew}>
              New Epic
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={openNewStory}>
            New Story
          </Button>
        )
      }
      toolbar={
        <BacklogToolbar
          {...addressing}
          roadmap={roadmap}
          model={model}
          columns={columns}
          onFoldAll={foldAll}
          onExport={() => void exportShown()}
        />
      }
    >
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {model.refusal ? <RefusalNotice refusal={model.refusal} className="m-3" /> : null}
          {(of === "flow" || (of === "team" && model.team)) && model.sprint !== undefined ? (
            <BacklogImprovements
              key={`${of} ${model.team?.id} ${model.sprint}`}
              teamId={of === "team" ? (model.team?.id ?? null) : null}
              sprintNumber={model.sprint}
              className="max-h-1/2 shrink-0 overflow-y-auto border-b px-4 py-2"
            />
          ) : null}
          {form === "matrix" ? (
            <ValueMatrix epics={model.epics} teams={roadmap.teams} onOpen={panel.openEpic} />
          ) : model.allStories === undefined && model.rows.length === 0 ? (
            model.refusal ? null : (
              <ItemListSkeleton />
            )
          ) : (
            <BacklogList {...{ roadmap, address, columns, model, addLine }} onTurn={turn} onForm={setNewStory}>
              <EmptyBacklog
                of={of}
                isFiltered={model.isFiltered}
                hidden={(model.allStories?.length ?? 0) + (of === "product" ? roadmap.epics.length : 0)}
                sprint={model.sprint}
                teamName={model.team?.name}
                teamSlug={model.team?.slug}
                mayWrite={mayWrite}
                onNew={openNew}
                onClear={() => filter({ ...noListFilters, ...whose(of, address.filters) })}
              />
            </BacklogList>
          )}
        </div>
      </div>
      <ItemPanels />
      <ImprovementPanels />
      {newStory !== null ? (
        <NewStoryDialog
          title={newStory}
          {...placeOfNew(model)}
          onClose={() => setNewStory(null)}
          onMade={panel.openStory}
        />
      ) : null}
      {isNew ? <NewEpicDialog roadmap={roadmap} onClose={() => setNew(false)} onMade={panel.openEpic} /> : null}
    </PageFrame>
  );
}

/** Where a Story of the backlog goes unless chosen otherwise: to its team, or into its Flow Sprint. */
function placeOfNew({ team, sprint }: BacklogModel): { teamId?: string; sprintNumber?: number } {
  return { ...(team && { teamId: team.id }), ...(!team && sprint !== undefined && { sprintNumber: sprint }) };
}

/** What is shown of how much: "12 of 89 Epics · 40 of 315 Stories · 160 points". */
function countsOf(model: BacklogModel, hasEpics: boolean, allEpics: number): string {
  const { epics, stories, allStories, isFiltered, points } = model;
  const ofAll = (shown: number, all: number, words: string) =>
    isFiltered && shown !== all ? `${shown.toLocaleString("en")} of ${words}` : words;
  return [
    hasEpics ? ofAll(epics.length, allEpics, counted(allEpics, "Epic")) : null,
    allStories ? ofAll(stories.length, allStories.length, counted(allStories.length, "Story", "Stories")) : null,
    allStories && !hasEpics ? counted(points, "point") : null,
  ]
    .filter(Boolean)
    .join(" · ");
}
