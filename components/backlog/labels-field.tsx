"use client";

import { useId } from "react";
import { RemovableChip } from "@/components/ui/chip";
import { Badge } from "@/components/ui/badge";
import { TextField } from "@/components/ui/text-field";
import { useAddToList } from "@/lib/client/use-add-line";

type LabelsFieldProps = {
  labels: readonly string[];
  /** Labels used elsewhere, offered while typing. */
  known: readonly string[];
  disabled: boolean;
  /** `seen`: the labels the person saw, where a save before this one is still on its way. */
  onSave(labels: string[], seen?: string[]): Promise<boolean>;
  className?: string;
};

/** Labels as chips, with one line to add another. */
export function LabelsField({ labels, known, disabled, onSave, className }: LabelsFieldProps) {
  const line = useAddToList(labels, onSave);
  const listId = useId();
  const offered = [...new Set(known)].filter((label) => !labels.includes(label)).sort();

  return (
    <fieldset className={className}>
      <legend className="mb-1 font-medium">Labels</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        {labels.map((label) =>
          disabled ? (
            <Badge key={label}>{label}</Badge>
          ) : (
            <RemovableChip
              key={label}
              label={label}
              onRemove={() => void onSave(labels.filter((other) => other !== label))}
            />
          ),
        )}
        {disabled && labels.length === 0 ? <span className="text-ink-3">None</span> : null}
        {disabled ? null : (
          <TextField
            aria-label="Add a label"
            placeholder="Add a label"
            list={listId}
            {...line.field}
            maxLength={40}
            className="max-w-40"
            onBlur={line.send}
          />
        )}
        <datalist id={listId}>
          {offered.map((label) => (
            <option key={label} value={label} />
          ))}
        </datalist>
      </div>
    </fieldset>
  );
}
