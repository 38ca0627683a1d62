"use client";

import type { ReviewRecap } from "@/lib/domain/events/review";
import { useRoom } from "../room/use-room";
import { GoalVerdictPart } from "./goal-verdict-part";
import { RecapFigures } from "./recap-figures";
import { SayFeedback } from "./say-feedback";

/** The Flow Sprint looked back at: its goal, and what was promised and done. */
export function RecapStep({ recap }: { recap: ReviewRecap }) {
  const { isRunning, takesPart, isProjector } = useRoom();
  return (
    <>
      <h2 className="sr-only">What came of the Flow Sprint</h2>
      <GoalVerdictPart recap={recap} />
      <RecapFigures recap={recap} />
      {isRunning && takesPart && !isProjector ? <SayFeedback story={null} /> : null}
    </>
  );
}
