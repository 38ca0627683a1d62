"use client";

import { type ReviewRecap, type ReviewView, sayUnshown } from "@/lib/domain/events/review";
import { useMay } from "@/components/flow-teams/here";
import { useRoom } from "../room/use-room";
import { BacklogOrder } from "./backlog-order";
import { EpicsToValidate } from "./epics-to-validate";
import { FeedbackList } from "./feedback-list";
import { SayFeedback } from "./say-feedback";

/** What became of the feedback, which Epics are Done, and in which order it goes on. */
export function FeedbackStep({ review, recap }: { review: ReviewView; recap: ReviewRecap }) {
  const { isRunning, takesPart, mayLead, isProjector } = useRoom();
  const isMember = useMay("contribute");
  const unshown = sayUnshown(review.demos);
  return (
    <>
      {unshown && isRunning && mayLead && !isProjector ? <p className="text-ink-2">{unshown}</p> : null}
      <FeedbackList feedback={review.feedback} />
      {isRunning && takesPart && !isProjector ? <SayFeedback story={null} /> : null}
      <EpicsToValidate epics={recap.epics} />
      {isMember ? <BacklogOrder /> : null}
    </>
  );
}
