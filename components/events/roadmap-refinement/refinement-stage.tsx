"use client";

import { ItemPanels } from "@/components/backlog/item-panels";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { useRoom } from "../room/use-room";
import { PlaceStep } from "./place-step";
import { SinceVersion } from "./since-version";
import { WeighStep } from "./weigh-step";

/** Product Roadmap Refinement: Epics are weighed, then put on Milestones; the close keeps a version. */
export function RoadmapRefinementStage() {
  const { slug, step } = useRoom();
  const { data: roadmap, refusal } = useView<RoadmapView>({ slug, view: "roadmap" });
  if (!roadmap) {
    return <div className="p-6">{refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-64" />}</div>;
  }
  return (
    <>
      <div className="flex flex-col gap-6 p-5 max-md:p-4">
        {step === "place" ? (
          <>
            <SinceVersion roadmap={roadmap} />
            <PlaceStep roadmap={roadmap} />
          </>
        ) : (
          <WeighStep roadmap={roadmap} />
        )}
      </div>
      <ItemPanels />
    </>
  );
}
