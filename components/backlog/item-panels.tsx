"use client";

import dynamic from "next/dynamic";
import { useHere } from "@/components/flow-teams/here";
import { lazily } from "@/components/ui/lazily";
import { SidePanel } from "@/components/ui/side-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { usePanelAddress } from "./use-panel-address";

const EpicPanel = lazily(dynamic(() => import("./epic-panel").then((module) => module.EpicPanel)));
const StoryPanel = lazily(dynamic(() => import("./story/story-panel").then((module) => module.StoryPanel)));

/** The Epic or the Story that the address opens beside the page. Once in a screen. */
export function ItemPanels() {
  const panel = usePanelAddress();
  if (panel.story !== null) return <StoryPanel key={panel.story} number={panel.story} onClose={panel.close} />;
  if (panel.epic !== null) return <EpicBeside number={panel.epic} />;
  return null;
}

/** The Epic's panel where the screen behind hasn't read the roadmap. */
function EpicBeside({ number }: { number: number }) {
  const { slug } = useHere();
  const panel = usePanelAddress();
  const { data: roadmap } = useView<RoadmapView>({ slug, view: "roadmap" });
  if (!roadmap) {
    return (
      <SidePanel title="Opening…" eyebrow={`E-${number}`} onClose={panel.close}>
        <Skeleton className="h-64" />
      </SidePanel>
    );
  }
  return <EpicPanel key={number} number={number} roadmap={roadmap} onClose={panel.close} onOpen={panel.openEpic} />;
}
