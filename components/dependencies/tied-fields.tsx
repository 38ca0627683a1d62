"use client";

import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { GroundView } from "@/lib/domain/backlog/ground";

type TiedFieldProps = {
  ground: GroundView;
  value: string | null;
  disabled?: boolean;
  onChange(id: string | null): void;
};

/** The Scrum Team something is of, or the whole Flow Team. */
export function TeamField({ ground, value, disabled = false, onChange }: TiedFieldProps) {
  const options = ground.teams.map(({ id, name, hue }) => ({ value: id, label: name, hue }));
  return (
    <Field label="Scrum Team">
      <Combobox options={options} value={value} noneLabel="The Flow Team" disabled={disabled} onChange={onChange} />
    </Field>
  );
}

/** The Epic something is about, or none. */
export function EpicField({ ground, value, disabled = false, onChange }: TiedFieldProps) {
  const options = ground.epics
    .filter(({ id, status }) => id === value || (status !== "done" && status !== "dropped"))
    .map(({ id, number, title }) => ({ value: id, label: title, hint: `E-${number}` }));
  return (
    <Field label="Epic">
      <Combobox options={options} value={value} noneLabel="No Epic" disabled={disabled} onChange={onChange} />
    </Field>
  );
}
