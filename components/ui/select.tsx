"use client";

import { ChevronDown } from "lucide-react";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlLook, useField } from "./field";

/** One of a few: the browser's own list, which every phone and screen reader knows. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={clsx("relative block min-w-0", className)}>
      <select {...rest} {...useField(rest)} className={clsx(controlLook, "h-control appearance-none truncate pr-8")}>
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
