"use client";

import clsx from "clsx";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { dayWords } from "@/components/ui/day-words";
import { sprintName } from "@/components/roadmap/sprint-words";
import type { EpicFields } from "@/lib/domain/backlog/schema";
import type { SprintInView } from "@/lib/domain/roadmap/view";

type SpanFieldProps = {
  epic: Pick<EpicFields, "firstSprint" | "lastSprint">;
  sprints: readonly SprintInView[];
  disabled: boolean;
  onSave(fields: Pick<EpicFields, "firstSprint" | "lastSprint">): Promise<boolean>;
  className?: string;
};

/** First and last Flow Sprint, saved together: one alone is no span. */
export function SpanField({ epic, sprints, disabled, onSave, className }: SpanFieldProps) {
  const { firstSprint, lastSprint } = epic;
  const choose = (first: number | null, last: number | null) => {
    if (first === null || last === null) return void onSave({ firstSprint: null, lastSprint: null });
    void onSave({ firstSprint: first, lastSprint: Math.max(first, last) });
  };
  return (
    <div className={clsx("flex flex-wrap items-end gap-x-4 gap-y-2", className)}>
      <Field label="From Flow Sprint" className="flex-1 basis-40">
        <SprintSelect
          sprints={sprints}
          value={firstSprint}
          disabled={disabled}
          onChange={(first) =>
            choose(first, first === null || lastSprint === null ? first : Math.max(first, lastSprint))
          }
        />
      </Field>
      <Field label="To Flow Sprint" className="flex-1 basis-40">
        <SprintSelect
          sprints={sprints}
          value={lastSprint}
          disabled={disabled}
          from={firstSprint ?? undefined}
          onChange={(last) => choose(last === null ? null : (firstSprint ?? last), last)}
        />
      </Field>
      {firstSprint !== null && !disabled ? (
        <Button variant="quiet" className="-ml-3 justify-self-start" onClick={() => choose(null, null)}>
          Take off the roadmap
        </Button>
      ) : null}
    </div>
  );
}

type SprintSelectProps = {
  sprints: readonly SprintInView[];
  value: number | null;
  disabled?: boolean;
  /** Leaves out the sprints before this one. */
  from?: number;
  onChange(number: number | null): void;
};

function SprintSelect({ sprints, value, disabled, from = 1, onChange }: SprintSelectProps) {
  return (
    <Select
      value={value ?? ""}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value === "" ? null : Number(event.target.value))}
    >
      <option value="">None</option>
      {sprints
        .filter((sprint) => sprint.number >= from)
        .map((sprint) => (
          <option key={sprint.number} value={sprint.number}>
            {sprintName(sprint.number)} · {dayWords(sprint.startsOn)}
          </option>
        ))}
    </Select>
  );
}
