"use client";

import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { Refusal } from "@/lib/domain/result";

type Told = { title: string; description: string };

type RaiseFormProps = {
  title: string;
  /** Who is told of it. */
  description?: string;
  /** What is asked for first: "What may go wrong". */
  question: string;
  told: Told;
  set(changed: Partial<Told>): void;
  command: { pending: boolean; refusal: Refusal | null };
  onClose(): void;
  onSubmit(): void;
  /** What is asked for between the question and more about it. */
  children: ReactNode;
};

/** The dialog that raises a Risk or an Impediment: a sentence, what it has to do with, and more about it. */
export function RaiseForm(props: RaiseFormProps) {
  const { title, description, question, told, set, command, onClose, onSubmit, children } = props;
  return (
    <FormDialog
      title={title}
      {...(description && { description })}
      submitLabel="Raise"
      pending={command.pending}
      onClose={onClose}
      onSubmit={onSubmit}
    >
      <Field label={question} required error={command.refusal?.fields?.title}>
        <TextField value={told.title} maxLength={200} onChange={({ target }) => set({ title: target.value })} />
      </Field>
      {children}
      <Field label="More about it">
        <TextArea
          value={told.description}
          maxLength={4000}
          onChange={({ target }) => set({ description: target.value })}
        />
      </Field>
      <RefusalNotice refusal={command.refusal} shownFields={["title"]} />
    </FormDialog>
  );
}
