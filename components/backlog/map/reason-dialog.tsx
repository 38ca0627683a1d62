"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { TextField } from "@/components/ui/text-field";

type ReasonDialogProps = { number: number; sprint: number; onClose(): void; onSay(reason: string): void };

/** Asks why a Story leaves the Sprint Backlog of the Flow Sprint that runs. */
export function ReasonDialog({ number, sprint, onClose, onSay }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  return (
    <FormDialog
      title={`Why does S-${number} leave S${sprint}?`}
      submitLabel="Move it"
      pending={false}
      onClose={onClose}
      onSubmit={() => (reason.trim() ? onSay(reason.trim()) : setMissing(true))}
    >
      <p className="mb-3 text-ink-2">Its team committed to it, and the Flow Sprint runs: this is a scope change.</p>
      <Field label="Reason" required error={isMissing && !reason.trim() ? "Say why it leaves." : undefined}>
        <TextField value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
