"use client";

import type { KeyboardEvent, RefObject } from "react";
import { announce } from "@/components/ui/announce";
import type { ListRow } from "@/lib/domain/backlog/list-rows";
import type { Selection } from "./use-selection";

export type ListKeys = { onKeyDown(event: KeyboardEvent<HTMLElement>): void };

type ListKeysOptions = {
  rows: readonly ListRow[];
  scroller: RefObject<HTMLDivElement | null>;
  selection: Selection;
  focus(id: string): void;
  open(index: number): void;
  turn(index: number): void;
  editTitle(index: number): void;
  /** Moves a row by one step, or to an end of its order. */
  step(index: number, to: -1 | 1 | "top" | "bottom"): void;
};

/** Rows a page up or down. */
const pageStep = 15;

/** The keys of a focused row, and of the cells in it. */
export function useListKeys({
  rows,
  scroller,
  selection,
  focus,
  open,
  turn,
  editTitle,
  step,
}: ListKeysOptions): ListKeys {
  function goTo(index: number): void {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row) focus(row.id);
  }

  function onRowKey(event: KeyboardEvent<HTMLElement>, index: number): boolean {
    const row = rows[index];
    const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
    const by = { ArrowDown: 1, ArrowUp: -1 }[key] as 1 | -1 | undefined;
    if (!row) return false;
    if (altKey && by) step(index, by);
    else if (altKey && (key === "Home" || key === "End")) step(index, key === "Home" ? "top" : "bottom");
    else if (altKey) return false;
    else if ((ctrlKey || metaKey) && key.toLowerCase() === "a") {
      selection.all();
      announce("All Stories in the list are chosen");
    } else if (ctrlKey || metaKey) return false;
    else if (by && shiftKey) {
      selection.extendTo(Math.max(0, Math.min(rows.length - 1, index + by)), index);
      goTo(index + by);
    } else if (by) goTo(index + by);
    else if (key === "Home" || key === "End") goTo(key === "Home" ? 0 : rows.length - 1);
    else if (key === "PageDown" || key === "PageUp") goTo(index + (key === "PageDown" ? pageStep : -pageStep));
    else if (key === "Enter") row.kind === "group" ? turn(index) : open(index);
    else if (key === "F2") editTitle(index);
    else if (key === "ArrowRight") {
      if (row.kind !== "story" && !row.isOpen) turn(index);
      else cellsOf(event.currentTarget, row.id)[0]?.focus();
    } else if (key === "ArrowLeft") {
      if (row.kind !== "story") {
        if (!row.isOpen) return false;
        turn(index);
      } else if (row.isInside) goTo(rows.findLastIndex((other, at) => at < index && other.kind !== "story"));
    } else if (key === "Escape" && selection.ids.size > 0) selection.clear();
    else return false;
    return true;
  }

  /** Left and right go from cell to cell, up and down to the same cell of another row, Esc to the row. */
  function onCellKey(event: KeyboardEvent<HTMLElement>, index: number, cell: HTMLElement): boolean {
    const row = rows[index];
    if (!row || cell.matches("input, select, textarea")) return false;
    const cells = cellsOf(event.currentTarget, row.id);
    const at = cells.indexOf(cell);
    if (event.key === "Escape") scroller.current?.querySelector<HTMLElement>(`[data-row="${row.id}"]`)?.focus();
    else if (event.key === "ArrowRight") cells[at + 1]?.focus();
    else if (event.key === "ArrowLeft") {
      const before = cells[at - 1] ?? scroller.current?.querySelector<HTMLElement>(`[data-row="${row.id}"]`);
      before?.focus();
    } else return false;
    return true;
  }

  return {
    onKeyDown(event) {
      const target = event.target as HTMLElement;
      const rowElement = target.closest<HTMLElement>("[data-row]");
      // What opens from a row is elsewhere in the page, and still its descendant for React.
      if (!rowElement || !event.currentTarget.contains(rowElement)) return;
      const index = Number(rowElement.dataset.index);
      const isTaken = target === rowElement ? onRowKey(event, index) : onCellKey(event, index, target);
      if (isTaken) event.preventDefault();
    },
  };
}

/** What can be pressed in a row, from the left. */
function cellsOf(list: HTMLElement, id: string): HTMLElement[] {
  return [
    ...list.querySelectorAll<HTMLElement>(`[data-row="${id}"] button:not([tabindex="-1"]), [data-row="${id}"] select`),
  ];
}
