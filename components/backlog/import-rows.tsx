// biome-ignore-all lint/a11y/useSemanticElements: rows stand where the virtualiser puts them, which the layout of a table does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: cells of a table that is read need no focus of their own
"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Chip } from "@/components/ui/chip";
import { TextField } from "@/components/ui/text-field";
import { type RowAction, rowActions } from "@/lib/domain/backlog/import-names";
import type { PreviewRow } from "@/lib/domain/backlog/import-view";

type Filter = RowAction | "noted" | "all";

const filterNames: Record<Filter, string> = {
  all: "All",
  noted: "With notes",
  made: "To make",
  updated: "To update",
  unchanged: "Unchanged",
  left_out: "Left out",
};
const tones: Record<RowAction, Tone> = { made: "ok", updated: "accent", unchanged: "neutral", left_out: "warn" };
const columns = "grid grid-cols-[4rem_7rem_minmax(10rem,1fr)_7rem_minmax(12rem,1.4fr)] gap-3 px-6 max-md:px-4";

/** Every row of the file with what becomes of it; only those in sight are in the page. */
export function ImportRows({ rows }: { rows: readonly PreviewRow[] }) {
  const [filter, setFilter] = useState<Filter>("all");
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const shown = useMemo(() => rows.filter((row) => isOf(row, filter) && isFound(row, wanted)), [rows, filter, wanted]);
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => 41,
    overscan: 12,
    getItemKey: (index) => shown[index]?.line ?? index,
  });
  return (
    <section aria-label="Rows of the file" className="flex min-h-64 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b px-6 py-2 max-md:px-4">
        {(["all", "noted", ...rowActions] as const).map((one) => (
          <Chip key={one} pressed={filter === one} onClick={() => setFilter(one)}>
            {filterNames[one]} {rows.filter((row) => isOf(row, one)).length.toLocaleString("en")}
          </Chip>
        ))}
        <TextField
          type="search"
          aria-label="Find a row"
          placeholder="Id, title or note"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="ml-auto max-w-56"
        />
      </div>
      <div
        ref={box}
        className="min-h-0 flex-1 overflow-auto"
        role="table"
        aria-label="Rows"
        aria-rowcount={shown.length + 1}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
        tabIndex={0}
      >
        <div role="rowgroup" className="sticky top-0 z-10 min-w-3xl border-b bg-surface text-sm font-medium text-ink-3">
          <div role="row" aria-rowindex={1} className={`${columns} py-2`}>
            {["Line", "Id", "Title", "Becomes", "Notes"].map((name) => (
              <span key={name} role="columnheader">
                {name}
              </span>
            ))}
          </div>
        </div>
        {shown.length === 0 ? <p className="px-6 py-8 text-ink-2">No row is like that.</p> : null}
        <div role="rowgroup" className="relative min-w-3xl" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = shown[item.index];
            if (!row) return null;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={item.index + 2}
                className={`${columns} absolute top-0 left-0 w-full border-b py-2`}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <span role="cell" className="tabular-nums text-ink-3">
                  {row.line}
                </span>
                <span role="cell" className="truncate tabular-nums">
                  {row.externalId}
                </span>
                <span role="cell" className="wrap-anywhere">
                  {row.title || <span className="text-ink-3">no title</span>}
                </span>
                <span role="cell">
                  <Badge tone={tones[row.action]}>
                    {row.item === null || row.action === "left_out" ? becomes(row) : row.item}
                  </Badge>
                </span>
                <span role="cell" className="text-ink-2 wrap-anywhere">
                  {row.notes.join(" ")}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

function becomes({ kind, action }: PreviewRow): string {
  if (action !== "made" || kind === "leave_out") return filterNames[action];
  return newNames[kind];
}

const newNames = { epic: "New Epic", story: "New Story", task: "New Task" } as const;

function isOf(row: PreviewRow, filter: Filter): boolean {
  if (filter === "noted") return row.notes.length > 0;
  return filter === "all" || row.action === filter;
}

function isFound(row: PreviewRow, wanted: string): boolean {
  if (wanted === "") return true;
  return (
    row.externalId.toLowerCase() === wanted ||
    row.title.toLowerCase().includes(wanted) ||
    row.notes.some((note) => note.toLowerCase().includes(wanted))
  );
}
