"use client";

import { ListOrdered } from "lucide-react";
import { useRouter } from "next/navigation";
import { useDeferredValue, useMemo } from "react";
import { ItemPanels } from "@/components/backlog/item-panels";
import { useGround, useStories } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { isMapFiltered } from "@/lib/domain/backlog/map-address";
import { mapOf } from "@/lib/domain/backlog/map-model";
import type { PaintedView } from "@/lib/domain/live";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";
import { MapGrid } from "./map-grid";
import { MapToolbar } from "./map-toolbar";
import { useMapAddress } from "./use-map-address";

type StoryMapScreenProps = { ground: PaintedView<GroundView>; roadmap: PaintedView<RoadmapView> };

/** Epics from left to right, their Stories below by Flow Sprint or by team. */
export function StoryMapScreen({ ground: paintedGround, roadmap: paintedRoadmap }: StoryMapScreenProps) {
  const { slug } = useHere();
  const router = useRouter();
  const ground = useGround(paintedGround);
  const { data: roadmap } = useView<RoadmapView>({ slug, view: "roadmap" }, paintedRoadmap);
  const { stories, refusal } = useStories();
  const addressing = useMapAddress();
  // What is typed shows at once; the map follows when there is time.
  const address = useDeferredValue(addressing.address);
  useCommands([
    {
      id: "map.backlog",
      label: "Back to the Product Backlog",
      group: "Story map",
      icon: <ListOrdered />,
      run: () => router.push(`/flow-teams/${slug}/backlog`),
    },
    { id: "map.arrows", label: "Go from Story to Story", keys: "ArrowRight", group: "Story map" },
    { id: "map.epic", label: "Move the Story to the next Epic", keys: "alt+ArrowRight", group: "Story map" },
    { id: "map.order", label: "Move the Story past the next one, then on", keys: "alt+ArrowDown", group: "Story map" },
    { id: "map.row", label: "Move the Story to the next row at once", keys: "shift+ArrowDown", group: "Story map" },
  ]);
  const map = useMemo(
    () => (ground && stories ? mapOf(stories, { ...ground, milestones: roadmap.milestones }, address) : null),
    [ground, stories, roadmap.milestones, address],
  );
  const labels = useMemo(() => [...new Set(stories?.flatMap((story) => story.labels))].sort(), [stories]);
  const count = map?.columns.reduce((sum, column) => sum + column.sum.stories, 0) ?? 0;

  return (
    <PageFrame
      title="Story map"
      subtitle={map ? `${counted(count, "Story", "Stories")} of ${counted(map.columns.length, "Epic")}` : null}
      layout="full"
      toolbar={
        ground ? <MapToolbar ground={ground} milestones={roadmap.milestones} labels={labels} {...addressing} /> : null
      }
    >
      {ground && map && stories ? (
        count > 0 ? (
          <MapGrid map={map} ground={ground} roadmap={roadmap} stories={stories} {...addressing} address={address} />
        ) : map.columns.length > 0 ? (
          <EmptyState
            title={map.columns.length === 1 ? "This Epic has no Stories yet" : "These Epics have no Stories yet"}
            action={
              <Button onClick={() => router.push(`/flow-teams/${slug}/backlog`)}>Open the Product Backlog</Button>
            }
          >
            Write them there, below their Epic; here they stand by Flow Sprint and by team.
          </EmptyState>
        ) : isMapFiltered(address) || address.milestone !== null ? (
          <EmptyState
            title="No Epic passes the filters"
            action={
              <Button onClick={() => addressing.change({ milestone: null, team: null, label: null, text: "" })}>
                Show all open Epics
              </Button>
            }
          >
            All {stories.length.toLocaleString("en")} Stories are still there.
          </EmptyState>
        ) : (
          <EmptyState title="No open Epics yet">
            The map shows planned Epics from left to right, and their Stories by Flow Sprint below them. Plan an Epic on
            the roadmap first.
          </EmptyState>
        )
      ) : refusal ? (
        <RefusalNotice refusal={refusal} className="m-4" />
      ) : (
        <MapOnItsWay />
      )}
      <ItemPanels />
    </PageFrame>
  );
}

/** The shape of a map, until its Stories are there. */
function MapOnItsWay() {
  return (
    <div aria-busy="true" className="grid flex-1 auto-cols-44 grid-flow-col gap-2.5 overflow-hidden p-4">
      {[4, 3, 4, 2, 3, 4, 2].map((cards, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no names
        <div key={column} className="flex flex-col gap-2">
          <Skeleton className="mb-6 h-14" />
          {Array.from({ length: cards }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no names
            <Skeleton key={index} className="h-18" />
          ))}
        </div>
      ))}
    </div>
  );
}
