"use client";

import { useId, useState } from "react";
import { RemovableChip } from "@/components/ui/chip";
import { Badge } from "@/components/ui/badge";
import { TextField } from "@/components/ui/text-field";

type LabelsFieldProps = {
  labels: readonly string[];
  /** Labels used elsewhere, offered while typing. */
  known: readonly string[];
  disabled: boolean;
  onSave(labels: string[]): Promise<boolean>;
  className?: string;
};

/** Labels as chips, with one line to add another. */
export function LabelsField({ labels, known, disabled, onSave, className }: LabelsFieldProps) {
  const [typed, setTyped] = useState("");
  const listId = useId();
  const offered = [...new Set(known)].filter((label) => !labels.includes(label)).sort();

  async function add(): Promise<void> {
    const label = typed.trim();
    if (!label || labels.includes(label)) return setTyped("");
    if (await onSave([...labels, label])) setTyped("");
  }

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
            value={typed}
            maxLength={40}
            className="max-w-40"
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => void add()}
            onKeyDown={(event) => {
              if (event.key === "Enter") void add();
            }}
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
