"use client";

import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { useEpicRank } from "@/components/backlog/list/use-epic-rank";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { Skeleton } from "@/components/ui/skeleton";
import { SortableList } from "@/components/ui/sortable-list";
import { TeamDot } from "@/components/ui/team-dot";
import { useView } from "@/lib/client/use-view";
import { statusWords } from "@/lib/domain/backlog/words";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";
import { Opens } from "../room/opens";
import { useRoom } from "../room/use-room";

/** How many Epics are listed until more are asked for; a wall, where nobody asks, has room for more. */
const firstShown = { room: 10, wall: 20 };

/** The top of the Product Backlog: the CPO puts it in order on the spot. */
export function BacklogOrder() {
  const { slug, isProjector } = useRoom();
  const { openEpic } = usePanelAddress();
  const { data: roadmap } = useView<RoadmapView>({ slug, view: "roadmap" });
  const [count, setCount] = useState(isProjector ? firstShown.wall : firstShown.room);
  const mayRank = useMay("own the product") && !isProjector;
  const rank = useEpicRank(roadmap?.epics ?? []);
  if (!roadmap) return <Skeleton className="h-48" />;
  const open = roadmap.epics.filter(({ status }) => status !== "done" && status !== "dropped");
  const shown = open.slice(0, count);
  if (open.length === 0) return null;
  return (
    <section aria-label="Order of the Product Backlog">
      <h2 className="mb-1.5 font-medium">
        What comes next in the Product Backlog{" "}
        <span className="text-ink-3 tabular-nums">
          {isProjector && open.length > count ? `the first ${count} of ` : ""}
          {counted(open.length, "Epic")}
        </span>
      </h2>
      <SortableList
        items={shown}
        maySort={mayRank}
        nameOf={({ number }) => `E-${number}`}
        className="divide-y rounded border bg-surface in-data-projector:grid in-data-projector:grid-cols-2 in-data-projector:gap-x-6"
        rowClassName="flex min-h-10 items-center gap-3 px-3 py-1 pl-5"
        onMove={(id, { at, id: epicId }) => {
          const epic = open.find((one) => one.id === id);
          if (epic) rank(epic, { at, epicId });
        }}
      >
        {(epic, moves) => {
          const team = roadmap.teams.find(({ id }) => id === epic.leadTeamId);
          return (
            <>
              <span className="w-6 shrink-0 text-right text-ink-3 tabular-nums">{open.indexOf(epic) + 1}</span>
              <Opens
                className="min-h-6 min-w-0 flex-1 text-left wrap-anywhere hover:underline"
                onOpen={() => openEpic(epic.number)}
              >
                <span className="mr-1 text-ink-3">E-{epic.number}</span> {epic.title}
              </Opens>
              <span className="inline-flex shrink-0 items-center gap-1.5 text-sm text-ink-2 max-sm:hidden">
                {team ? <TeamDot hue={team.hue} /> : null} {team?.name ?? statusWords[epic.status]}
              </span>
              {mayRank ? (
                <Menu
                  label={`E-${epic.number}`}
                  align="end"
                  items={[
                    { label: "To the top", onSelect: () => rank(epic, { at: "top" }) },
                    ...moves,
                    { label: "To the bottom", onSelect: () => rank(epic, { at: "bottom" }) },
                  ]}
                  trigger={<IconButton label={`Move E-${epic.number}`} icon={<MoreHorizontal />} />}
                />
              ) : null}
            </>
          );
        }}
      </SortableList>
      {open.length > count && !isProjector ? (
        <Button variant="quiet" className="mt-2" onClick={() => setCount(count + 20)}>
          Show more
        </Button>
      ) : null}
    </section>
  );
}
