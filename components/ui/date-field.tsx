"use client";

import clsx from "clsx";
import { type ComponentProps, useId } from "react";
import { dateWords } from "./day-words";
import { controlLook, useField } from "./field";

type DateFieldProps = Omit<ComponentProps<"input">, "type" | "value" | "defaultValue" | "min" | "max" | "onChange"> & {
  /** A calendar day, "YYYY-MM-DD", or "" for none. It never passes through a time zone. */
  value: string;
  min?: string;
  max?: string;
  onChange(day: string): void;
};

/**
 * A calendar day, picked or typed as the person's own system writes it. Which number is the month
 * there is that system's affair: what it comes to stands below in words.
 */
export function DateField({ className, value, onChange, ...rest }: DateFieldProps) {
  const { "aria-describedby": describedBy, ...wiring } = useField(rest);
  const wordsId = useId();
  const words = dateWords(value);
  return (
    <span className={clsx("flex min-w-0 flex-col gap-0.5", className)}>
      <input
        {...rest}
        {...wiring}
        aria-describedby={clsx(words && wordsId, describedBy) || undefined}
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={clsx(controlLook, "h-control")}
      />
      {words ? (
        <span id={wordsId} className="text-sm text-ink-2">
          {words}
        </span>
      ) : null}
    </span>
  );
}
