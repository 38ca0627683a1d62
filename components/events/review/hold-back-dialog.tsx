"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { holdEpicBack } from "@/lib/actions/events-review";
import { useCommand } from "@/lib/client/use-command";
import type { FinishedEpic } from "@/lib/domain/events/review";
import { useRoom } from "../room/use-room";

/** Says what an Epic lacks to be validated. */
export function HoldBackDialog({ epic, onClose }: { epic: FinishedEpic; onClose(): void }) {
  const { flowTeamId, key } = useRoom();
  const [missing, setMissing] = useState(epic.missing ?? "");
  const command = useCommand(holdEpicBack, {
    isInline: true,
    done: () => `E-${epic.number} waits for what is missing`,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={`E-${epic.number} isn’t Done yet`}
      description="What is missing goes into the Epic’s conversation and the minutes."
      submitLabel="Not yet"
      pending={command.pending}
      onClose={onClose}
      onSubmit={() => void command.run({ flowTeamId, key, epicId: epic.id, missing })}
    >
      <Field label="What is missing" required error={command.refusal?.fields?.missing}>
        <TextArea value={missing} maxLength={2000} onChange={({ target }) => setMissing(target.value)} />
      </Field>
      <RefusalNotice refusal={command.refusal} shownFields={["missing"]} />
    </FormDialog>
  );
}
