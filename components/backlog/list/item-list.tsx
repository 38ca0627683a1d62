"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type RefObject, useEffect, useRef } from "react";
import { type ListColumn, columnWords, figureColumns } from "@/lib/domain/backlog/list-columns";
import type { ListRow } from "@/lib/domain/backlog/list-rows";
import { EpicRow } from "./epic-row";
import { GroupRow } from "./group-row";
import type { RowActs } from "./list-look";
import { StoryLine } from "./story-line";
import type { ListKeys } from "./use-list-keys";
import type { RowDrag } from "./use-row-drag";
import type { Selection } from "./use-selection";
import { type RowForm, rowGrid, rowHeight, rowLook } from "./use-row-form";
import type { ListedField } from "./use-story-acts";

type ItemListProps = {
  label: string;
  rows: readonly ListRow[];
  columns: readonly ListColumn[];
  form: RowForm;
  acts: RowActs;
  keys: ListKeys;
  drag: RowDrag;
  selection: Selection;
  scroller: RefObject<HTMLDivElement | null>;
  focusedId: string | null;
  editing: { id: string; field: ListedField } | null;
  /** Whose panel is open: "epic 12", "story 12". */
  openItem: string | null;
  /** The Story just written: it comes into sight, marked. */
  madeId: string | null;
  mayRank(row: ListRow): boolean;
};

/** The rows of a backlog; only those in sight are in the page. */
export function ItemList({
  label,
  rows,
  columns,
  form,
  acts,
  keys,
  drag,
  selection,
  scroller,
  focusedId,
  editing,
  openItem,
  madeId,
  mayRank,
}: ItemListProps) {
  const height = rowHeight[form];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are asked for anew when the form is another
  useEffect(() => virtual.measure(), [form, virtual]);
  const focusedIndex = focusedId === null ? -1 : rows.findIndex(({ id }) => id === focusedId);
  useFollowedFocus(scroller, focusedId, focusedIndex, (index) => virtual.scrollToIndex(index));
  const indexOf = (id: string | null) => (id === null ? -1 : rows.findIndex((row) => row.id === id));
  useInSight(scroller, madeId, indexOf(madeId), indexOf(selection.latest), (index) => virtual.scrollToIndex(index));
  const grid = rowGrid(form, columns);

  return (
    <div
      ref={scroller}
      className="relative min-h-0 flex-1 overflow-auto"
      style={{ "--columns": grid.columns } as CSSProperties}
    >
      <div
        role="treegrid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable="true"
        style={{ minWidth: grid.minWidth }}
        onKeyDown={keys.onKeyDown}
      >
        <HeadRow form={form} columns={columns} />
        <div role="rowgroup" data-rows="" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            const placement = {
              index,
              top: start,
              acts,
              isFocusable: focusedIndex < 0 ? index === 0 : index === focusedIndex,
              isOpen: openItem !== null && openItem === nameOf(row),
              isChosen: selection.ids.has(row.id),
              isMade: row.id === madeId,
              isDragged: drag.dragged === index,
              mayRank: mayRank(row),
            };
            if (row.kind === "epic") return <EpicRow key={row.id} row={row} {...placement} />;
            if (row.kind === "group") return <GroupRow key={row.id} row={row} {...placement} />;
            const field = editing?.id === row.id ? editing.field : null;
            return <StoryLine key={row.id} row={row} editing={field} {...placement} />;
          })}
          {drag.line === null ? null : (
            <div
              aria-hidden="true"
              className="pointer-events-none absolute inset-x-0 z-10 h-0.5 bg-accent"
              style={{ top: drag.line * height - 1 }}
            />
          )}
        </div>
      </div>
    </div>
  );
}

/**
 * Brings a Story just written into sight, and keeps the row chosen last there when the list becomes
 * lower: the bar of what can be done to the chosen mustn't hide what was chosen.
 */
function useInSight(
  scroller: ItemListProps["scroller"],
  madeId: string | null,
  madeIndex: number,
  chosenIndex: number,
  scrollTo: (index: number) => void,
): void {
  const latest = useRef({ madeIndex, chosenIndex, scrollTo });
  useEffect(() => {
    latest.current = { madeIndex, chosenIndex, scrollTo };
  });
  // Once: what others write above it afterwards moves nothing.
  useEffect(() => {
    if (madeId !== null && latest.current.madeIndex >= 0) latest.current.scrollTo(latest.current.madeIndex);
  }, [madeId]);
  useEffect(() => {
    const list = scroller.current;
    if (!list) return;
    let height = list.clientHeight;
    const sizes = new ResizeObserver(() => {
      const isLower = list.clientHeight < height;
      height = list.clientHeight;
      if (isLower && latest.current.chosenIndex >= 0) latest.current.scrollTo(latest.current.chosenIndex);
    });
    sizes.observe(list);
    return () => sizes.disconnect();
  }, [scroller]);
}

/** A row that was moved keeps the focus at its new place, in sight. */
function useFollowedFocus(
  scroller: ItemListProps["scroller"],
  id: string | null,
  index: number,
  scrollTo: (index: number) => void,
): void {
  const scroll = useRef(scrollTo);
  useEffect(() => {
    scroll.current = scrollTo;
  });
  useEffect(() => {
    const list = scroller.current;
    if (index < 0 || !list || !list.contains(document.activeElement)) return;
    scroll.current(index);
    requestAnimationFrame(() => {
      const row = list.querySelector<HTMLElement>(`[data-row="${id}"]`);
      const { activeElement } = document;
      // By now the person may have gone on to something else, a popover of the chosen ones for one.
      const isStillHere = activeElement === document.body || list.contains(activeElement);
      if (row && isStillHere && !row.contains(activeElement)) row.focus({ preventScroll: true });
    });
  }, [scroller, id, index]);
}

function nameOf(row: ListRow): string | null {
  if (row.kind === "epic") return `epic ${row.epic.number}`;
  return row.kind === "story" ? `story ${row.story.number}` : null;
}

function HeadRow({ form, columns }: { form: RowForm; columns: readonly ListColumn[] }) {
  const isNarrow = form === "narrow";
  const heads = isNarrow
    ? [{ name: "Place", isSpoken: true }, { name: "Title" }, { name: "More", isSpoken: true }]
    : [
        { name: "Place", isSpoken: true },
        { name: "Number", isSpoken: true },
        { name: "Title" },
        ...columns.map((column) => ({ name: columnWords[column], isFigure: figureColumns.includes(column) })),
        { name: "More", isSpoken: true },
      ];
  return (
    <div role="rowgroup" className={isNarrow ? "sr-only" : "sticky top-0 z-20"}>
      <div role="row" className={`${rowLook[form]} h-8 border-b bg-surface text-sm text-ink-3`}>
        {heads.map(({ name, ...head }) => (
          <span
            role="columnheader"
            key={name}
            className={"isFigure" in head && head.isFigure ? "pr-2 text-right" : undefined}
          >
            {"isSpoken" in head ? <span className="sr-only">{name}</span> : name}
          </span>
        ))}
      </div>
    </div>
  );
}

/** How long the titles on their way are, in per cent of the half. */
const skeletonWidths = [72, 54, 64, 48, 80, 60, 52, 70, 58, 66, 50, 62];

/** Rows the list will have, in their places, until they are there. */
export function ItemListSkeleton() {
  return (
    <div aria-hidden="true" className="min-h-0 flex-1 overflow-hidden">
      <div className="h-8 border-b bg-surface" />
      {skeletonWidths.map((width) => (
        <div key={width} className="flex h-10 items-center gap-4 border-b bg-surface px-8 max-md:h-15">
          <span className="h-3 w-10 rounded bg-line [animation:pulse-soft_1.6s_ease-in-out_infinite]" />
          <span
            className="h-3 rounded bg-line [animation:pulse-soft_1.6s_ease-in-out_infinite]"
            style={{ width: `${width / 2}%` }}
          />
        </div>
      ))}
    </div>
  );
}
