"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { TextField } from "@/components/ui/text-field";

type BlockDialogProps = { number: number; onClose(): void; onBlock(reason: string): void };

/** Asks what a Story is held up by. */
export function BlockDialog({ number, onClose, onBlock }: BlockDialogProps) {
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  return (
    <FormDialog
      title={`What blocks S-${number}?`}
      submitLabel="Block it"
      pending={false}
      onClose={onClose}
      onSubmit={() => (reason.trim() ? onBlock(reason.trim()) : setMissing(true))}
    >
      <Field label="Reason" required error={isMissing && !reason.trim() ? "Say what blocks it." : undefined}>
        <TextField
          value={reason}
          maxLength={500}
          placeholder="Waits for the tide table of Harbour"
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
