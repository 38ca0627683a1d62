"use client";

import { ChevronsUpDown } from "lucide-react";
import { Popover as RadixPopover } from "radix-ui";
import clsx from "clsx";
import { type ReactNode, Suspense, lazy, useState } from "react";
import { controlLook, useField } from "./field";
import type { ComboboxOption } from "./combobox-list";
import { TeamDot } from "./team-dot";

export type { ComboboxOption };

type ComboboxProps = {
  options: readonly ComboboxOption[];
  /** The chosen option's value; null for none. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** Called when the list opens: what it offers may be fetched only then. */
  onOpen?: () => void;
  placeholder?: string;
  /** Offers to choose nothing, under these words: "No owner". */
  noneLabel?: string;
  /** Said where there is nothing to choose from, whatever is searched. */
  nothingText?: string | undefined;
  /** Said when the search finds nothing. */
  emptyText?: string | undefined;
  disabled?: boolean;
  /** Needed outside a Field. */
  "aria-label"?: string;
  className?: string;
  /** Another button than the usual box; it must take a ref. */
  trigger?: ReactNode;
};

/** Fetched when it is first opened. */
const ComboboxList = lazy(async () => ({
  default: (await import("./combobox-list")).ComboboxList,
}));

/** One of many, found by typing: people, Epics, teams. */
export function Combobox({
  options,
  value,
  onChange,
  onOpen,
  placeholder = "Choose…",
  noneLabel,
  nothingText,
  emptyText,
  disabled,
  className,
  trigger,
  ...rest
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const field = useField({});
  const chosen = options.find((option) => option.value === value);

  return (
    <RadixPopover.Root
      open={open}
      onOpenChange={(isOpen) => {
        setOpen(isOpen);
        if (isOpen) onOpen?.();
      }}
    >
      <RadixPopover.Trigger asChild>
        {trigger ?? (
          <button
            type="button"
            role="combobox"
            aria-expanded={open}
            aria-label={rest["aria-label"]}
            id={field.id}
            aria-describedby={field["aria-describedby"]}
            aria-invalid={field["aria-invalid"]}
            disabled={disabled}
            className={clsx(controlLook, "flex h-control items-center gap-2 text-left", className)}
          >
            {chosen?.hue === undefined ? null : <TeamDot hue={chosen.hue} />}
            <span className={clsx("min-w-0 flex-1 truncate", !chosen && "text-ink-3")}>
              {chosen?.label ?? noneLabel ?? placeholder}
            </span>
            <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
          </button>
        )}
      </RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="appear z-50 w-[max(var(--radix-popover-trigger-width),15rem)] max-w-[calc(100vw-1rem)] overflow-hidden rounded-lg border bg-raised shadow-float outline-none"
        >
          <Suspense fallback={<p className="px-3 py-2 text-ink-3">Loading…</p>}>
            <ComboboxList
              label={rest["aria-label"] ?? placeholder}
              options={options}
              value={value}
              noneLabel={noneLabel}
              nothingText={nothingText}
              emptyText={emptyText}
              onChoose={(next) => {
                onChange(next);
                setOpen(false);
              }}
            />
          </Suspense>
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
