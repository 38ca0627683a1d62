"use client";

import { type ReactNode, useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type StoryDetail, countsOf } from "@/lib/domain/backlog/story-detail";
import { type StoryStanding, isTeamRetired } from "@/lib/domain/backlog/story-policy";
import { missingForReady } from "@/lib/domain/backlog/story-readiness";
import { counted } from "@/lib/domain/words";
import { TableHead } from "./table-head";
import type { TableTurn } from "./use-table-turn";

/** A Story with all that a room shows and changes of it. */
export type TableStory = { story: StoryDetail; ground: GroundView; standing: StoryStanding; turn: TableTurn };

type StoryOnTableProps = {
  number: number;
  ground: GroundView;
  turn: TableTurn;
  /** What the step does with it. */
  children(table: TableStory): ReactNode;
  /** Acts on the Story as a whole. */
  actions?(table: TableStory): ReactNode;
};

/**
 * The one Story all in the room look at. When the next one comes, the one before stays until that is
 * here, and can't be acted on.
 */
export function StoryOnTable({ number, ground, turn, children, actions }: StoryOnTableProps) {
  const { slug, flowTeamId } = useHere();
  const { openStory } = usePanelAddress();
  const { data, refusal } = useView<StoryDetail>({ slug, view: `stories/${number}` });
  const [before, setBefore] = useState(data);
  if (data && data !== before) setBefore(data);
  const story = data ?? (refusal ? undefined : before);
  if (!story) {
    return <Frame>{refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-48" />}</Frame>;
  }
  const epic = ground.epics.find(({ id }) => id === story.epicId);
  const standing: StoryStanding = {
    ...story,
    flowTeamId,
    isTeamRetired: isTeamRetired(story.teamId, ground.teams),
    epicLeadTeamId: epic?.leadTeamId ?? null,
  };
  const table: TableStory = { story, ground, standing, turn };
  const lacks = missingForReady(countsOf(story, ground.definitions), ground);
  return (
    <Frame>
      <TableHead
        what="Story"
        name={`S-${story.number}`}
        of={epic ? ` · E-${epic.number} ${epic.title}` : ""}
        turn={turn}
        onOpen={() => openStory(story.number)}
      >
        <h2 className="text-lg wrap-anywhere">{story.title}</h2>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
          {lacks.length === 0 ? <Badge tone="ok">Ready</Badge> : <span>Lacks {lacks.join(", ")}</span>}
          {story.estimate === null ? null : <Badge>{counted(story.estimate, "point")}</Badge>}
        </p>
      </TableHead>
      <div
        key={story.id}
        inert={!data}
        aria-busy={!data}
        className="flex flex-col gap-4 transition-opacity inert:opacity-60 inert:delay-300"
      >
        {actions ? <div className="flex flex-wrap gap-2">{actions(table)}</div> : null}
        {children(table)}
      </div>
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <section aria-label="On the table" className="flex flex-col gap-4 rounded border bg-surface p-5 max-md:p-4">
      {children}
    </section>
  );
}
