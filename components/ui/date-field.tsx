"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlLook, useField } from "./field";

type DateFieldProps = Omit<ComponentProps<"input">, "type" | "value" | "defaultValue" | "min" | "max" | "onChange"> & {
  /** A calendar day, "YYYY-MM-DD", or "" for none. It never passes through a time zone. */
  value?: string;
  defaultValue?: string;
  min?: string;
  max?: string;
  onChange?: (day: string) => void;
};

/** A calendar day, picked or typed as the person's own system writes it. */
export function DateField({ className, onChange, ...rest }: DateFieldProps) {
  return (
    <input
      {...rest}
      {...useField(rest)}
      type="date"
      onChange={onChange && ((event) => onChange(event.target.value))}
      className={clsx(controlLook, "h-control", className)}
    />
  );
}
