"use client";

import type { ReactNode } from "react";
import { Popover } from "./popover";

type ToolbarBoxProps = {
  label: string;
  icon: ReactNode;
  /** How many of the choices in it are set; said on the button. */
  count?: number;
  /** Its width where it needn't fill a phone's. */
  className: string;
  children: ReactNode;
};

/** A button of a toolbar with a box of choices. */
export function ToolbarBox({ label, icon, count = 0, className, children }: ToolbarBoxProps) {
  return (
    <Popover
      label={label}
      align="end"
      className={`${className} max-md:w-[calc(100vw-1rem)]`}
      trigger={
        <button
          type="button"
          aria-label={count > 0 ? `${label}, ${count} set` : label}
          title={label}
          data-on={count > 0 || undefined}
          className="inline-flex h-control min-w-control shrink-0 items-center justify-center gap-1 rounded px-1.5 text-ink-2 hover:bg-hover hover:text-ink data-on:bg-accent-soft data-on:text-accent-ink [&_svg]:size-4"
        >
          {icon}
          {count > 0 ? <span className="text-sm font-medium">{count}</span> : null}
        </button>
      }
    >
      {children}
    </Popover>
  );
}
