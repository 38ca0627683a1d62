"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

type StepFieldProps = {
  label: string;
  /** What 1 and what 5 mean. */
  ends: readonly [string, string];
  value: number;
  disabled?: boolean;
  onChange(value: number): void;
};

/** A step from 1 to 5. */
export function StepField({ label, ends, value, disabled, onChange }: StepFieldProps) {
  return (
    <Field label={label}>
      <Select value={value} disabled={disabled} onChange={(event) => onChange(Number(event.target.value))}>
        {[1, 2, 3, 4, 5].map((step) => (
          <option key={step} value={step}>
            {step}
            {step === 1 ? `, ${ends[0]}` : step === 5 ? `, ${ends[1]}` : ""}
          </option>
        ))}
      </Select>
    </Field>
  );
}
