"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { declineFeedback } from "@/lib/actions/events-review";
import { useCommand } from "@/lib/client/use-command";
import type { FeedbackInView } from "@/lib/domain/events/review";
import { useRoom } from "../room/use-room";
import { feedbackSource } from "./feedback-words";

/** Declines what somebody said, with the word they read. */
export function DeclineDialog({ feedback, onClose }: { feedback: FeedbackInView; onClose(): void }) {
  const { flowTeamId } = useRoom();
  const [answer, setAnswer] = useState("");
  const command = useCommand(declineFeedback, {
    isInline: true,
    done: () => "Feedback declined",
    onDone: onClose,
  });
  return (
    <FormDialog
      title="Decline the feedback"
      description={`“${feedback.text.slice(0, 300)}” ${feedbackSource(feedback)}. They read why.`}
      submitLabel="Decline"
      pending={command.pending}
      onClose={onClose}
      onSubmit={() => void command.run({ flowTeamId, feedbackId: feedback.id, answer })}
    >
      <Field label="Why not" required error={command.refusal?.fields?.answer}>
        <TextArea rows={2} value={answer} maxLength={500} onChange={({ target }) => setAnswer(target.value)} />
      </Field>
      <RefusalNotice refusal={command.refusal} shownFields={["answer"]} />
    </FormDialog>
  );
}
