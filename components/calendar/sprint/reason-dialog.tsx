"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import type { Answer, Refusal } from "@/lib/domain/result";

type ReasonDialogProps = {
  title: string;
  description: string;
  submitLabel: string;
  pending: boolean;
  refusal: Refusal | null;
  onSubmit(reason: string): Promise<Answer<unknown>>;
  onClose(): void;
};

/** Asks why, where the rulebook wants it in writing. */
export function ReasonDialog({
  title,
  description,
  submitLabel,
  pending,
  refusal,
  onSubmit,
  onClose,
}: ReasonDialogProps) {
  const { slug } = useHere();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const submit = async () => {
    if (reason.trim() === "") return setMissing(true);
    if ((await onSubmit(reason.trim())).ok) onClose();
  };
  return (
    <FormDialog
      title={title}
      description={description}
      submitLabel={submitLabel}
      pending={pending}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <Field label="Why" required error={isMissing ? "Write the reason down." : refusal?.fields?.reason}>
        <TextArea
          value={reason}
          maxLength={2000}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
        />
      </Field>
      <RefusalNotice refusal={refusal} shownFields={["reason"]} rulebookHref={`/flow-teams/${slug}/rulebook`} />
    </FormDialog>
  );
}
