"use client";

import { dayWords } from "@/components/ui/day-words";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { SprintOnGround } from "@/lib/domain/backlog/ground";
import { sprintsToOffer } from "@/lib/domain/dependencies/sprints-to-offer";

type SprintSelectProps = {
  label: string;
  hint?: string;
  error?: string | undefined;
  hideLabel?: boolean;
  sprints: readonly SprintOnGround[];
  value: number | null;
  /** The Flow Sprint asked for, which stands first with its neighbours. */
  near?: number | null;
  /** What nothing chosen is called. */
  noneLabel?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  onChange(value: number | null): void;
};

/** A Flow Sprint that isn't over, or the one chosen already; or nothing said. Those likely stand first. */
export function SprintSelect({
  label,
  hint,
  error,
  hideLabel,
  sprints,
  value,
  near = null,
  noneLabel = "Not said",
  disabled,
  autoFocus,
  onChange,
}: SprintSelectProps) {
  const { soon, later } = sprintsToOffer(sprints, { value, near });
  return (
    <Field
      label={label}
      {...(hint && { hint })}
      {...(error && { error })}
      {...(hideLabel !== undefined && { hideLabel })}
    >
      <Select
        value={value ?? ""}
        disabled={disabled}
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.target.value === "" ? null : Number(event.target.value))}
      >
        <option value="">{noneLabel}</option>
        {later.length === 0 ? (
          options(soon)
        ) : (
          <>
            <optgroup label="Nearest">{options(soon)}</optgroup>
            <optgroup label="Others">{options(later)}</optgroup>
          </>
        )}
      </Select>
    </Field>
  );
}

function options(sprints: readonly SprintOnGround[]) {
  return sprints.map(({ number, endsOn, state }) => (
    <option key={number} value={number}>
      S{number} · {state === "running" ? "runs now, ends" : "ends"} {dayWords(endsOn)}
    </option>
  ));
}
