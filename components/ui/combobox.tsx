"use client";

import { Check, ChevronsUpDown } from "lucide-react";
import { Popover as RadixPopover } from "radix-ui";
import { Command } from "cmdk";
import clsx from "clsx";
import { type ReactNode, useMemo, useState } from "react";
import { goodEnough, searchScore } from "@/lib/domain/search";
import { controlLook, useField } from "./field";
import { TeamDot } from "./team-dot";

export type ComboboxOption = {
  value: string;
  label: string;
  /** Beside the label, quieter: an Epic's number, a person's role. Searched as well. */
  hint?: string;
  /** A team's hue. */
  hue?: number;
};

type ComboboxProps = {
  options: readonly ComboboxOption[];
  /** The chosen option's value; null for none. */
  value: string | null;
  onChange: (value: string | null) => void;
  placeholder?: string;
  /** Offers to choose nothing, under these words: "No owner". */
  noneLabel?: string;
  /** Said when the search finds nothing. */
  emptyText?: string;
  disabled?: boolean;
  /** Needed outside a Field. */
  "aria-label"?: string;
  className?: string;
  /** Another button than the usual box; it must take a ref. */
  trigger?: ReactNode;
};

/** How many matches are drawn at once: more is not read, it is searched. */
const drawn = 60;

/** One of many, found by typing: people, Epics, teams. */
export function Combobox({
  options,
  value,
  onChange,
  placeholder = "Choose…",
  noneLabel,
  emptyText = "Nothing matches.",
  disabled,
  className,
  trigger,
  ...rest
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const field = useField({});
  const chosen = options.find((option) => option.value === value);
  const matches = useMemo(() => matching(options, search), [options, search]);
  const choose = (next: string | null) => {
    onChange(next);
    setOpen(false);
    setSearch("");
  };

  return (
    <RadixPopover.Root open={open} onOpenChange={setOpen}>
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
          <Command shouldFilter={false} label={rest["aria-label"] ?? placeholder}>
            <Command.Input
              value={search}
              onValueChange={setSearch}
              placeholder="Search"
              className="h-9 w-full border-b bg-transparent px-3 outline-none pointer-coarse:h-control pointer-coarse:text-lg"
            />
            <Command.List className="max-h-64 overflow-y-auto p-1">
              <Command.Empty className="px-2 py-4 text-center text-ink-3">{emptyText}</Command.Empty>
              {noneLabel && search === "" ? (
                <Command.Item value="none of these" onSelect={() => choose(null)} className={optionLook}>
                  <span className="flex-1 text-ink-2">{noneLabel}</span>
                  {value === null ? <Check aria-hidden="true" className="size-4 text-accent" /> : null}
                </Command.Item>
              ) : null}
              {matches.slice(0, drawn).map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  onSelect={() => choose(option.value)}
                  className={optionLook}
                >
                  {option.hue === undefined ? null : <TeamDot hue={option.hue} />}
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  {option.hint ? <span className="shrink-0 text-sm text-ink-3">{option.hint}</span> : null}
                  {option.value === value ? <Check aria-hidden="true" className="size-4 shrink-0 text-accent" /> : null}
                </Command.Item>
              ))}
              {matches.length > drawn ? (
                <p className="px-2 py-1.5 text-sm text-ink-3">{matches.length - drawn} more: type to narrow it down.</p>
              ) : null}
            </Command.List>
          </Command>
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}

const optionLook =
  "flex min-h-control cursor-pointer items-center gap-2 rounded-md px-2 py-1 data-[selected=true]:bg-hover";

/** Options that answer the search, the nearest first. */
function matching(options: readonly ComboboxOption[], search: string): readonly ComboboxOption[] {
  if (search.trim() === "") return options;
  return options
    .map((option) => ({
      option,
      score: Math.max(searchScore(option.label, search), 0.9 * searchScore(option.hint ?? "", search)),
    }))
    .filter(({ score }) => score > goodEnough)
    .toSorted((a, b) => b.score - a.score)
    .map(({ option }) => option);
}
