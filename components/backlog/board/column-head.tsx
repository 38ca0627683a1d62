"use client";

import clsx from "clsx";
import { Plus } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import { useAddLine } from "@/lib/client/use-add-line";
import { columnKindWords, wipWords } from "@/lib/domain/backlog/board-words";
import type { BoardColumn } from "@/lib/domain/backlog/workflow";

type ColumnHeadProps = {
  column: Pick<BoardColumn, "name" | "kind" | "wipLimit">;
  /** All of its Stories, null until that is known, and those that pass the filters. */
  count: number | null;
  shown: number;
  /** Its name and count stand elsewhere: only what they don't say is seen. */
  isCompact?: boolean;
  /** Left out where nobody adds here. */
  onAdd?: (title: string) => Promise<boolean>;
};

/** A column's name, how many Stories stand in it against its limit, and a line to add one. */
export function ColumnHead({ column, count, shown, isCompact = false, onAdd }: ColumnHeadProps) {
  const [isAdding, setAdding] = useState(false);
  const over = column.wipLimit === null || count === null ? 0 : count - column.wipLimit;
  return (
    <div className="px-1">
      <div
        className={clsx(
          "flex items-center gap-2",
          isCompact && !onAdd && over <= 0 ? "sr-only" : "h-8 pointer-coarse:h-control",
        )}
      >
        <h2
          className="min-w-0 truncate text-base"
          title={`${column.name}: ${columnKindWords[column.kind].toLowerCase()}`}
        >
          {column.name}
        </h2>
        <span className={isCompact ? "sr-only" : "text-sm text-ink-3"}>
          <span className="sr-only">{count === null ? "" : wipWords(column, count)}</span>
          <span aria-hidden="true">{count === null || shown === count ? count : `${shown} of ${count}`}</span>
        </span>
        {column.wipLimit === null ? null : (
          <span
            aria-hidden="true"
            className={clsx(
              "truncate rounded-full px-2 py-px text-sm whitespace-nowrap",
              over > 0 ? "bg-warn-soft font-medium text-warn-ink" : "text-ink-3",
            )}
          >
            {over > 0 ? `${over} over the limit of ${column.wipLimit}` : `limit ${column.wipLimit}`}
          </span>
        )}
        {onAdd ? (
          <IconButton
            label={`Add a Story to ${column.name}`}
            icon={<Plus />}
            aria-expanded={isAdding}
            className="ml-auto size-7 pointer-coarse:size-control"
            onClick={() => setAdding(!isAdding)}
          />
        ) : null}
      </div>
      {isAdding && onAdd ? (
        <QuickAdd label={`Title of a new Story in ${column.name}`} onAdd={onAdd} onClose={() => setAdding(false)} />
      ) : null}
    </div>
  );
}

type QuickAddProps = { label: string; onAdd(title: string): Promise<boolean>; onClose(): void };

/** One line: Enter adds and stays for the next, Esc leaves. What was refused comes back. */
export function QuickAdd({ label, onAdd, onClose }: QuickAddProps) {
  const { field, typed, sent } = useAddLine(onAdd);
  return (
    <TextField
      autoFocus
      aria-label={label}
      placeholder="Title, then Enter"
      className="mb-1"
      maxLength={200}
      {...field}
      aria-busy={sent.length > 0}
      onKeyDown={(event) => {
        field.onKeyDown(event);
        if (event.key === "Escape") {
          event.preventDefault();
          onClose();
        }
      }}
      // What is on its way may come back.
      onBlur={() => typed.trim() === "" && sent.length === 0 && onClose()}
    />
  );
}
