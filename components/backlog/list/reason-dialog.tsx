"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { TextArea } from "@/components/ui/text-area";
import type { ReasonAsked } from "./use-story-acts";

/** Asks why, where the rulebook wants it in writing, and goes on with what was refused for want of it. */
export function ReasonDialog({ asked, onClose }: { asked: ReasonAsked; onClose(): void }) {
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  return (
    <FormDialog
      title="Why does the plan change?"
      description={asked.refusal.message}
      submitLabel="Change the plan"
      pending={false}
      onClose={onClose}
      onSubmit={() => {
        if (reason.trim() === "") return setMissing(true);
        asked.run(reason.trim());
        onClose();
      }}
    >
      <Field label="Reason" required error={isMissing ? "Say in a sentence why." : undefined}>
        <TextArea value={reason} maxLength={2000} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </FormDialog>
  );
}
