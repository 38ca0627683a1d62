"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlLook, useField } from "./field";

/** Several lines of text; grows with what is typed. */
export function TextArea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      {...rest}
      {...useField(rest)}
      className={clsx(controlLook, "field-sizing-content max-h-[50vh] min-h-16 py-1.5", className)}
    />
  );
}
