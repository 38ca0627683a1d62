"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { TextArea } from "@/components/ui/text-area";

type ReasonDialogProps = { number: number; onClose(): void; onReason(reason: string): void };

/** Asks why a Story leaves the Sprint Backlog of a running Flow Sprint: a scope change. */
export function ReasonDialog({ number, onClose, onReason }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  return (
    <FormDialog
      title={`Why does S-${number} leave its Sprint Backlog?`}
      description="The Flow Sprint runs, so this is a scope change. It is kept with your name and reason."
      submitLabel="Change the plan"
      pending={false}
      onClose={onClose}
      onSubmit={() => (reason.trim() ? onReason(reason.trim()) : setMissing(true))}
    >
      <Field label="Reason" required error={isMissing && !reason.trim() ? "Say why." : undefined}>
        <TextArea value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
