"use client";

import { Check } from "lucide-react";
import { Command } from "cmdk";
import { useMemo, useState } from "react";
import { goodEnough, searchScore } from "@/lib/domain/search";
import { noMatchWords } from "./no-match-words";
import { TeamDot } from "./team-dot";

export type ComboboxOption = {
  value: string;
  label: string;
  /** Beside the label, quieter: an Epic's number, a person's role. Searched as well. */
  hint?: string;
  /** A team's hue. */
  hue?: number;
};

type ComboboxListProps = {
  label: string;
  options: readonly ComboboxOption[];
  value: string | null;
  noneLabel: string | undefined;
  /** Said where there is nothing to choose from, whatever is searched, and where nothing of it matches. */
  nothingText?: string | undefined;
  emptyText?: string | undefined;
  onChoose: (value: string | null) => void;
};

/** How many matches are drawn at once: more is not read, it is searched. */
const drawn = 60;

/** A combobox's search and its matches. */
export function ComboboxList({
  label,
  options,
  value,
  noneLabel,
  nothingText,
  emptyText,
  onChoose,
}: ComboboxListProps) {
  const [search, setSearch] = useState("");
  const matches = useMemo(() => matching(options, search), [options, search]);
  return (
    <Command shouldFilter={false} label={label}>
      <Command.Input
        value={search}
        onValueChange={setSearch}
        autoFocus
        placeholder="Search"
        className="h-9 w-full border-b bg-transparent px-3 outline-none pointer-coarse:h-control pointer-coarse:text-lg"
      />
      <Command.List className="max-h-64 overflow-y-auto p-1">
        {noneLabel && search === "" ? (
          <Command.Item value="none of these" onSelect={() => onChoose(null)} className={optionLook}>
            <span className="flex-1 text-ink-2">{noneLabel}</span>
            {value === null ? <Check aria-hidden="true" className="size-4 text-accent" /> : null}
          </Command.Item>
        ) : null}
        {matches.slice(0, drawn).map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            onSelect={() => onChoose(option.value)}
            className={optionLook}
          >
            {option.hue === undefined ? null : <TeamDot hue={option.hue} />}
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.hint ? <span className="shrink-0 text-sm text-ink-3">{option.hint}</span> : null}
            {option.value === value ? <Check aria-hidden="true" className="size-4 shrink-0 text-accent" /> : null}
          </Command.Item>
        ))}
        {matches.length === 0 ? (
          <p role="presentation" className="px-2 py-3 text-center text-ink-2 wrap-anywhere">
            {noMatchWords({ options: options.length, search, nothingText, emptyText })}
          </p>
        ) : null}
        {matches.length > drawn ? (
          <p className="px-2 py-1.5 text-sm text-ink-3">{matches.length - drawn} more: type to narrow it down.</p>
        ) : null}
      </Command.List>
    </Command>
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
