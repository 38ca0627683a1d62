"use client";

import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { GroundView } from "@/lib/domain/backlog/ground";

type PersonSelectProps = {
  label: string;
  noneLabel: string;
  hint?: string;
  error?: string | undefined;
  ground: GroundView;
  value: string | null;
  disabled?: boolean;
  onChange(personId: string | null): void;
};

/** One of the Members, found by name. */
export function PersonSelect({
  label,
  noneLabel,
  hint,
  error,
  ground,
  value,
  disabled = false,
  onChange,
}: PersonSelectProps) {
  const options = ground.people.map(({ id, name, teamIds }) => ({
    value: id,
    label: name,
    hint: ground.teams.find((team) => teamIds.includes(team.id))?.name ?? "",
  }));
  return (
    <Field label={label} {...(hint && { hint })} {...(error && { error })}>
      <Combobox options={options} value={value} noneLabel={noneLabel} disabled={disabled} onChange={onChange} />
    </Field>
  );
}
