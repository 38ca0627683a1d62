"use client";

import { useMemo } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";

type TimeZoneFieldProps = { value: string | null; onChange(value: string): void; error?: string; disabled?: boolean };

/** The zone whose calendar days the Flow Team lives by. */
export function TimeZoneField({ value, onChange, error, disabled = false }: TimeZoneFieldProps) {
  const options = useMemo(() => {
    const names = new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), ...(value ? [value] : [])]);
    return [...names].map((name) => ({ value: name, label: name.replaceAll("_", " ") }));
  }, [value]);
  return (
    <Field label="Time zone" hint="Flow Sprints begin and end on its calendar days." error={error}>
      <Combobox
        options={options}
        value={value}
        onChange={(zone) => zone && onChange(zone)}
        placeholder="Choose a time zone"
        emptyText="No time zone of that name."
        disabled={disabled}
      />
    </Field>
  );
}
