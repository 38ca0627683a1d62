"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { EpicInReview, FeedbackSubject } from "@/lib/domain/events/review";
import { itemName } from "./feedback-words";

type SubjectSelectProps = {
  /** What is shown now. */
  shown: FeedbackSubject;
  epics: readonly EpicInReview[];
  value: FeedbackSubject;
  onChange(next: FeedbackSubject): void;
};

/** What feedback is about: the demo that is shown, an Epic of the Review, or the whole. */
export function SubjectSelect({ shown, epics, value, onChange }: SubjectSelectProps) {
  // What was begun stays about what was seen then, also where it is shown no more.
  const isElsewhere = value && value.id !== shown?.id && !epics.some(({ id }) => id === value.id);
  const options: NonNullable<FeedbackSubject>[] = [
    ...(shown ? [shown] : []),
    ...(isElsewhere ? [value] : []),
    ...epics.map(({ id, number }) => ({ kind: "Epic" as const, id, number })),
  ];
  const titles = new Map(epics.map(({ id, title }) => [id, title]));
  return (
    <Field label="About" className="mr-auto flex-row! items-center gap-2! max-sm:w-full">
      <Select
        className="max-w-80 max-sm:max-w-none max-sm:flex-1"
        value={value?.id ?? ""}
        onChange={({ target }) => onChange(options.find(({ id }) => id === target.value) ?? null)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {`${itemName(option)} ${titles.get(option.id) ?? (option.id === shown?.id ? "(shown now)" : "(shown before)")}`}
          </option>
        ))}
        <option value="">The whole Increment</option>
      </Select>
    </Field>
  );
}
