"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { walk } from "./arrow-keys";

type SegmentedProps<T extends string> = {
  label: string;
  options: readonly { value: T; label: ReactNode; title?: string }[];
  value: T;
  onChange: (value: T) => void;
  className?: string;
};

/**
 * One of two to five, all in sight: lanes, zoom, view. Arrow keys walk through them without choosing:
 * some choices are everybody's at once.
 */
export function Segmented<T extends string>({ label, options, value, onChange, className }: SegmentedProps<T>) {
  const stop = options.some((option) => option.value === value) ? value : options[0]?.value;
  return (
    <div
      role="radiogroup"
      aria-label={label}
      onKeyDown={(event) => void walk(event, "radio")}
      className={clsx(
        "inline-flex h-control max-w-full shrink-0 items-stretch overflow-x-auto rounded bg-sunken p-0.5 pointer-coarse:h-12 [scrollbar-width:none]",
        className,
      )}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === stop ? 0 : -1}
          title={option.title}
          onClick={() => option.value !== value && onChange(option.value)}
          className="inline-flex shrink-0 items-center gap-1.5 rounded-md px-2.5 font-medium whitespace-nowrap text-ink-2 transition-colors -outline-offset-2 hover:text-ink aria-checked:bg-surface aria-checked:text-ink aria-checked:shadow-[0_0_0_1px_var(--line)] [&_svg]:size-4"
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
