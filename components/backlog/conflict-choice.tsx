"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import type { FieldConflict, Refusal } from "@/lib/domain/result";

type ConflictChoiceProps = {
  conflict: FieldConflict;
  /** What the field is called, and how its values read. */
  label: string;
  show(value: unknown): string;
  onChoose(choice: "mine" | "theirs"): void;
};

/** Two people changed one field: both values, and the person's choice between them. */
export function ConflictChoice({ conflict, label, show, onChoose }: ConflictChoiceProps) {
  return (
    <Notice
      tone="warn"
      alert
      title={`${label}: somebody else changed it while you did`}
      actions={
        <>
          <Button onClick={() => onChoose("theirs")}>Keep theirs</Button>
          <Button variant="primary" onClick={() => onChoose("mine")}>
            Save mine
          </Button>
        </>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        <dt className="text-ink-2">Theirs</dt>
        <dd className="wrap-anywhere whitespace-pre-line">{show(conflict.theirs)}</dd>
        <dt className="text-ink-2">Mine</dt>
        <dd className="wrap-anywhere whitespace-pre-line">{show(conflict.mine)}</dd>
      </dl>
    </Notice>
  );
}

type EditRefusalProps = {
  refusal: Refusal | null;
  /** What the fields are called. */
  labels: Readonly<Record<string, string>>;
  /** Saves mine over theirs. */
  onMine(conflict: FieldConflict): void;
  onDismiss(): void;
  rulebookHref?: string;
};

/** Why an edit of texts didn't go through: the choices it waits for, else the refusal. */
export function EditRefusal({ refusal, labels, onMine, onDismiss, rulebookHref }: EditRefusalProps) {
  const conflicts = refusal?.code === "stale" ? (refusal.conflicts ?? []) : [];
  if (conflicts.length === 0) return <RefusalNotice refusal={refusal} rulebookHref={rulebookHref} />;
  return conflicts.map((conflict) => (
    <ConflictChoice
      key={conflict.field}
      conflict={conflict}
      label={labels[conflict.field] ?? conflict.field}
      show={(value) => String(value) || "Nothing"}
      onChoose={(choice) => {
        onDismiss();
        if (choice === "mine") onMine(conflict);
      }}
    />
  ));
}
