"use client";

import clsx from "clsx";
import type { tabsOf } from "@/components/ui/tabs";
import type { BoardColumn } from "@/lib/domain/backlog/workflow";

type PhoneColumnsProps = {
  columns: readonly Pick<BoardColumn, "id" | "name" | "wipLimit">[];
  /** Null until they are known. */
  counts: readonly number[] | null;
  chosen: number;
  /** What joins them to the column they show. */
  tabs: ReturnType<typeof tabsOf>;
  onChoose(index: number): void;
};

/** The columns by name, where one fills the screen. A carried card is let go on the name of another. */
export function PhoneColumns({ columns, counts, chosen, tabs, onChoose }: PhoneColumnsProps) {
  return (
    <div
      role="tablist"
      {...tabs.list}
      aria-label="Columns"
      className="flex shrink-0 overflow-x-auto border-b bg-surface px-2 [scrollbar-width:none]"
    >
      {columns.map(({ id, name, wipLimit }, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          {...tabs.tab(id, index === chosen)}
          data-drop-column={index}
          onClick={() => onChoose(index)}
          className="flex h-11 flex-1 items-center justify-center gap-1.5 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-ink-2 aria-selected:border-accent aria-selected:text-accent-ink data-target:bg-accent-soft"
        >
          {name}
          <span
            className={clsx(
              "text-sm",
              wipLimit !== null && (counts?.[index] ?? 0) > wipLimit
                ? "rounded-full bg-warn-soft px-1.5 text-warn-ink"
                : "text-ink-3",
            )}
          >
            {counts?.[index]}
            {wipLimit === null ? "" : `/${wipLimit}`}
          </span>
        </button>
      ))}
    </div>
  );
}
