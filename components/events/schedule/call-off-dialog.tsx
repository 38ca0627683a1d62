"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { callOffEvent } from "@/lib/actions/events-schedule";
import { useCommand } from "@/lib/client/use-command";
import { isRetrospective } from "@/lib/domain/events/contracts";
import { readEventKey } from "@/lib/domain/events/key";

/** Says why an event doesn't take place. */
export function CallOffDialog({ eventKey, name, onClose }: { eventKey: string; name: string; onClose(): void }) {
  const { flowTeamId } = useHere();
  const kind = readEventKey(eventKey)?.kind;
  const [reason, setReason] = useState("");
  const command = useCommand(callOffEvent, {
    isInline: true,
    done: () => `${name} is called off: those it is for are told`,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={`Call off ${name}`}
      description={`Those it is for are told. What a Flow Sprint needs of it to start or close stays needed.${
        kind && isRetrospective(kind) ? " Who wrote which card for it is forgotten." : ""
      }`}
      submitLabel="Call off"
      pending={command.pending}
      onClose={onClose}
      onSubmit={() => void command.run({ flowTeamId, key: eventKey, reason })}
    >
      <Field label="Reason" required error={command.refusal?.fields?.reason}>
        <TextArea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <RefusalNotice refusal={command.refusal} shownFields={["reason"]} />
    </FormDialog>
  );
}
