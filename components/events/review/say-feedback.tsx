"use client";

import { giveFeedback } from "@/lib/actions/events-review";
import { useCommand } from "@/lib/client/use-command";
import { subjectFields } from "@/lib/domain/events/review";
import { lineDraft } from "../room/room-drafts";
import { useRoom } from "../room/use-room";
import { FeedbackForm } from "./feedback-form";
import { useReview } from "./use-review";

/** Gives feedback in the room: on the Story shown, or without one on the whole, unless they choose otherwise. */
export function SayFeedback({ story }: { story: { storyId: string; number: number } | null }) {
  const { slug, flowTeamId, key } = useRoom();
  const { data: review } = useReview();
  const command = useCommand(giveFeedback, { isInline: true });
  return (
    <FeedbackForm
      subject={story && { kind: "Story", id: story.storyId, number: story.number }}
      epics={review?.epics ?? []}
      draftKey={lineDraft(slug, key, "feedback")}
      pending={command.pending}
      refusal={command.refusal}
      onSend={(text, about) => command.run({ flowTeamId, key, ...subjectFields(about), text })}
    />
  );
}
