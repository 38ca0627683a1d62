"use client";

import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { TextField } from "@/components/ui/text-field";
import { useGround } from "@/components/backlog/use-stories";
import { turnFeedback } from "@/lib/actions/events-review";
import { useCommand } from "@/lib/client/use-command";
import { type FeedbackInView, titleFromFeedback } from "@/lib/domain/events/review";
import { useRoom } from "../room/use-room";
import { feedbackSource } from "./feedback-words";

/** Makes a Story or an Epic of what somebody said: an idea in the Product Backlog. */
export function TurnDialog({ feedback, onClose }: { feedback: FeedbackInView; onClose(): void }) {
  const { flowTeamId } = useRoom();
  const ground = useGround();
  const [into, setInto] = useState<"Story" | "Epic">("Story");
  const [title, setTitle] = useState(() => titleFromFeedback(feedback.text));
  const [chosen, setChosen] = useState(feedback.epicId);
  const [answer, setAnswer] = useState("");
  const command = useCommand(turnFeedback, {
    isInline: true,
    done: ({ number, into: kind }) => `${kind === "Story" ? "S" : "E"}-${number} is in the Product Backlog`,
    onDone: onClose,
  });
  const epics = (ground?.epics ?? []).filter(({ status }) => status !== "done" && status !== "dropped");
  // An Epic that is Done takes no more Stories.
  const epicId = epics.some(({ id }) => id === chosen) ? chosen : null;
  return (
    <FormDialog
      title="Into the Product Backlog"
      description={`“${feedback.text.slice(0, 300)}” ${feedbackSource(feedback)}. They are told what became of it.`}
      submitLabel={into === "Story" ? "Make a Story of it" : "Make an Epic of it"}
      pending={command.pending}
      onClose={onClose}
      onSubmit={() =>
        void command.run({
          flowTeamId,
          feedbackId: feedback.id,
          into,
          title,
          epicId: into === "Story" ? epicId : null,
          answer: answer.trim(),
        })
      }
    >
      <Segmented
        label="It becomes"
        value={into}
        onChange={setInto}
        options={[
          { value: "Story", label: "A Story" },
          { value: "Epic", label: "An Epic" },
        ]}
        className="self-start"
      />
      <Field label="Title" required error={command.refusal?.fields?.title}>
        <TextField value={title} maxLength={200} onChange={({ target }) => setTitle(target.value)} />
      </Field>
      {into === "Story" ? (
        <Field label="Epic">
          <Combobox
            options={epics.map(({ id, number, title: name }) => ({ value: id, label: `E-${number} ${name}` }))}
            value={epicId}
            noneLabel="None yet"
            onChange={setChosen}
          />
        </Field>
      ) : null}
      <Field label="A word to who said it" hint="They read it with what it became.">
        <TextField value={answer} maxLength={500} onChange={({ target }) => setAnswer(target.value)} />
      </Field>
      <RefusalNotice refusal={command.refusal} shownFields={["title"]} />
    </FormDialog>
  );
}
