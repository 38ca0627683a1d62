"use client";

import { ListChecks } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { ItemPanels } from "@/components/backlog/item-panels";
import { useGround, useStories } from "@/components/backlog/use-stories";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import { inTeamOrder } from "@/lib/domain/backlog/team-order";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { type RefinementView, storiesToRefine } from "@/lib/domain/events/refinement";
import { useRoom } from "../room/use-room";
import { EpicsToRefine } from "./epics-to-refine";
import { NothingOnTable } from "./nothing-on-table";
import { SplitStory } from "./split-story";
import { StoryLine } from "./story-line";
import { StoryOnTable } from "./story-on-table";
import { type TableTurn, useTableTurn } from "./use-table-turn";

/** Comes with the first Story on the table. */
const RefineStep = lazily(
  dynamic(() => import("./refine-step").then((module) => module.RefineStep)),
  <Skeleton className="h-48" />,
);

/** Product Backlog Refinement: one Story on the table, and in the team's order those that aren't Ready. */
export function RefinementStage() {
  const { slug, key, room } = useRoom();
  const ground = useGround();
  const { stories, refusal } = useStories({ teamId: room.event.teamId ?? undefined });
  const { data: view } = useView<RefinementView>({ slug, view: `events/${key}/refinement` });
  if (!stories || !ground || !view) {
    return <div className="p-6">{refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-64" />}</div>;
  }
  return (
    <>
      <Refinement stories={stories} ground={ground} view={view} />
      <ItemPanels />
    </>
  );
}

type RefinementProps = { stories: readonly StoryRow[]; ground: GroundView; view: RefinementView };

function Refinement({ stories, ground, view }: RefinementProps) {
  const { step, isProjector } = useRoom();
  const unready = useMemo(() => storiesToRefine(stories, ground), [stories, ground]);
  const order = useMemo(() => inTeamOrder(stories).map(({ id }) => id), [stories]);
  const among = useMemo(() => new Set(unready.map(({ story }) => story.id)), [unready]);
  const turn = useTableTurn("Story", order, among);
  const onTable = stories.find(({ id }) => id === turn.turn);
  const epics = <EpicsToRefine epics={view.epics} />;
  return (
    <div className="mx-auto flex max-w-4xl in-data-projector:max-w-none flex-col gap-5 p-5 max-md:p-4">
      {onTable ? (
        <StoryOnTable
          number={onTable.number}
          ground={ground}
          turn={turn}
          actions={step === "criteria" || isProjector ? undefined : (table) => <SplitStory {...table} />}
        >
          {(table) => <RefineStep {...table} />}
        </StoryOnTable>
      ) : (
        <NothingOnTable turn={turn} first="Lay the first Story on the table" />
      )}
      {step === "split" && !isProjector ? epics : null}
      {isProjector ? null : <Queue {...{ unready, stories, turn, view }} />}
      {step === "split" || isProjector ? null : epics}
    </div>
  );
}

/** How many Stories are listed until more are asked for. */
const firstShown = 20;

type QueueProps = Omit<RefinementProps, "ground"> & {
  unready: ReturnType<typeof storiesToRefine>;
  turn: TableTurn;
};

/** The Stories of the team that aren't Ready, and those that became so here, in the team's order. */
function Queue({ unready, stories, turn, view }: QueueProps) {
  const [showsAll, setShowsAll] = useState(false);
  const { becameReady: ready, epics } = view;
  const became = new Set(ready.map(({ id }) => id));
  const lacks = new Map(unready.map((one) => [one.story.id, one.lacks]));
  const listed = inTeamOrder(stories.filter(({ id }) => lacks.has(id) || became.has(id)));
  const epicNote = ({ epicId }: StoryRow) => {
    const epic = epics.find(({ id }) => id === epicId);
    return epic && `E-${epic.number} isn't Ready either`;
  };
  const shown = showsAll ? listed : listed.slice(0, firstShown);
  return (
    <section aria-label="Stories to refine">
      <h2 className="mb-1.5 flex flex-wrap items-center gap-2 font-medium">
        <span>
          Stories to refine <span className="text-ink-3 tabular-nums">{unready.length}</span>
        </span>
        {ready.length > 0 ? <Badge tone="ok">{ready.length} became Ready here</Badge> : null}
      </h2>
      {listed.length === 0 ? (
        <div className="rounded border bg-surface">
          {stories.length === 0 ? (
            <EmptyState icon={<ListChecks />} title="The Team Backlog is empty">
              The PO takes Stories from the Product Backlog, or the team writes some of an Epic here.
            </EmptyState>
          ) : (
            <EmptyState icon={<ListChecks />} title="All is Ready">
              Every open Story of the Team Backlog has criteria, an estimate, and fits one sprint. Split an Epic to
              write the next ones.
            </EmptyState>
          )}
        </div>
      ) : (
        <ul className="divide-y overflow-hidden rounded border bg-surface">
          {shown.map((story) => (
            <StoryLine
              key={story.id}
              story={story}
              lacks={lacks.get(story.id) ?? []}
              turn={turn}
              note={became.has(story.id) ? "became Ready here" : epicNote(story)}
            />
          ))}
        </ul>
      )}
      {listed.length > shown.length ? (
        <Button variant="quiet" className="mt-1.5" onClick={() => setShowsAll(true)}>
          Show all {listed.length}
        </Button>
      ) : null}
    </section>
  );
}
