"use client";

import { giveFeedback } from "@/lib/actions/events-review";
import { useCommand } from "@/lib/client/use-command";
import { useRoom } from "../room/use-room";
import { FeedbackForm } from "./feedback-form";

/** Gives feedback in the room: on the Story shown, or on the whole (null). */
export function SayFeedback({ story }: { story: { storyId: string; number: number } | null }) {
  const { flowTeamId, key } = useRoom();
  const command = useCommand(giveFeedback, { isInline: true });
  return (
    <FeedbackForm
      subject={story && { storyId: story.storyId, number: story.number }}
      draftKey={`feedback ${key}`}
      pending={command.pending}
      refusal={command.refusal}
      onSend={(text, storyId) => command.run({ flowTeamId, key, storyId, text })}
    />
  );
}
