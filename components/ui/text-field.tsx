"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlLook, useField } from "./field";

/** A line of text, inside a Field or with an aria-label. */
export function TextField({ className, ...rest }: ComponentProps<"input">) {
  return <input type="text" {...rest} {...useField(rest)} className={clsx(controlLook, "h-control", className)} />;
}
