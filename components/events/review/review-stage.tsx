"use client";

import { ItemPanels } from "@/components/backlog/item-panels";
import { useMay } from "@/components/flow-teams/here";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useRoom } from "../room/use-room";
import { DemosStep } from "./demos-step";
import { FeedbackStep } from "./feedback-step";
import { RecapStep } from "./recap-step";
import { useRecap, useReview } from "./use-review";
import { VisitorsBar } from "./visitors-bar";

/** Flow Sprint Review: what the sprint came to, demos, and what people say to them. */
export function ReviewStage() {
  const { step, isProjector } = useRoom();
  const isMember = useMay("contribute");
  const { data: review, refusal } = useReview();
  const { data: recap } = useRecap();
  if (!review || !recap) {
    return <div className="p-6">{refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-64" />}</div>;
  }
  return (
    <>
      <div className="mx-auto flex max-w-4xl in-data-projector:max-w-none flex-col gap-6 p-5 max-md:p-4">
        {isProjector ? null : <VisitorsBar visitors={review.visitors} />}
        {step === "demos" ? (
          <DemosStep review={review} />
        ) : step === "feedback" ? (
          <FeedbackStep review={review} recap={recap} />
        ) : (
          <RecapStep recap={recap} />
        )}
      </div>
      {isMember ? <ItemPanels /> : null}
    </>
  );
}
