"use client";

import { useStories } from "@/components/backlog/use-stories";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";

type StoryFieldProps = {
  value: string | null;
  /** The chosen Story, shown while the others are fetched. */
  known: { id: string; number: number; title: string } | null;
  disabled?: boolean;
  onChange(id: string | null): void;
};

/** The Story something is in the way of, or none. */
export function StoryField({ value, known, disabled = false, onChange }: StoryFieldProps) {
  const { stories = known ? [{ ...known, status: "open" as const }] : [] } = useStories();
  const options = stories
    .filter(({ id, status }) => id === value || status !== "done")
    .map(({ id, number, title }) => ({ value: id, label: title, hint: `S-${number}` }));
  return (
    <Field label="Story">
      <Combobox options={options} value={value} noneLabel="No Story" disabled={disabled} onChange={onChange} />
    </Field>
  );
}
