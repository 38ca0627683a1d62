"use client";

import clsx from "clsx";
import { GripVertical } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { announce } from "./announce";
import type { MenuItem } from "./menu-item";

/** Where among the others an item goes. */
export type SortPlace = { at: "before" | "after"; id: string };

type SortableListProps<Item extends { id: string }> = {
  items: readonly Item[];
  /** False where the person can only look. */
  maySort: boolean;
  nameOf(item: Item): string;
  onMove(id: string, place: SortPlace): void;
  /** How a row is laid out. */
  rowClassName?: string;
  className?: string;
  /** A row's content, and the moves for its menu. */
  children(item: Item, moves: readonly MenuItem[]): ReactNode;
};

/**
 * A short list that people put in order: by a row's handle, with Alt and the arrow keys anywhere in a
 * row, or from its menu. Esc puts back what is carried.
 */
export function SortableList<Item extends { id: string }>({
  items,
  maySort,
  nameOf,
  onMove,
  rowClassName,
  className,
  children,
}: SortableListProps<Item>) {
  const list = useRef<HTMLUListElement>(null);
  const [carried, setCarried] = useState<{ index: number; line: number } | null>(null);

  /** Puts an item at a boundary between the others: 0 is above the first. */
  function drop(index: number, line: number): void {
    const item = items[index];
    const [above, below] = [items[line - 1], items[line]];
    if (!item || line === index || line === index + 1) return;
    if (below) onMove(item.id, { at: "before", id: below.id });
    else if (above) onMove(item.id, { at: "after", id: above.id });
    announce(`${nameOf(item)}: ${(line > index ? line - 1 : line) + 1} of ${items.length}`, true);
  }

  function grab(event: PointerEvent<HTMLElement>, index: number): void {
    if (event.button !== 0) return;
    event.preventDefault();
    let line = index;
    const abort = new AbortController();
    const { signal } = abort;
    const end = (isDropped: boolean) => {
      abort.abort();
      setCarried(null);
      if (isDropped) drop(index, line);
    };
    setCarried({ index, line });
    window.addEventListener(
      "pointermove",
      ({ clientY }) => {
        const rows = [...(list.current?.children ?? [])];
        const below = rows.findIndex((row) => clientY < middleOf(row));
        line = below < 0 ? rows.length : below;
        setCarried((now) => (now?.line === line ? now : { index, line }));
        // The list may be longer than what is seen of it.
        rows[Math.min(line, rows.length - 1)]?.scrollIntoView({ block: "nearest" });
      },
      { signal },
    );
    window.addEventListener("pointerup", () => end(true), { signal });
    window.addEventListener("pointercancel", () => end(false), { signal });
    window.addEventListener(
      "keydown",
      (key) => {
        if (key.key !== "Escape") return;
        // Esc would close what the list is in as well.
        key.stopPropagation();
        end(false);
      },
      { signal, capture: true },
    );
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>, index: number): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const target = event.target as HTMLElement;
    // What opens from a row is elsewhere in the page, and still its descendant for React.
    if (!step || !event.altKey || target.matches("input, textarea") || !event.currentTarget.contains(target)) return;
    event.preventDefault();
    if (items[index + step]) drop(index, step > 0 ? index + 2 : index - 1);
  }

  const movesOf = (index: number): MenuItem[] =>
    maySort
      ? [
          ...(index > 0 ? [{ label: "Move up", shortcut: "Alt ↑", onSelect: () => drop(index, index - 1) }] : []),
          ...(index < items.length - 1
            ? [{ label: "Move down", shortcut: "Alt ↓", onSelect: () => drop(index, index + 2) }]
            : []),
        ]
      : [];

  return (
    <ul ref={list} className={className}>
      {items.map((item, index) => (
        <li
          key={item.id}
          className={clsx("group/row relative", rowClassName, carried?.index === index && "opacity-40")}
          {...(maySort && { onKeyDown: (event: KeyboardEvent<HTMLElement>) => onKeyDown(event, index) })}
        >
          {carried?.line === index ? <DropLine at="top" /> : null}
          {carried?.line === items.length && index === items.length - 1 ? <DropLine at="bottom" /> : null}
          {maySort && items.length > 1 ? (
            <span
              aria-hidden="true"
              data-handle=""
              className="-ml-4 grid h-7 w-4 shrink-0 cursor-grab touch-none place-items-center text-ink-3 opacity-0 group-hover/row:opacity-100 group-focus-within/row:opacity-100 pointer-coarse:h-control pointer-coarse:opacity-100"
              onPointerDown={(event) => grab(event, index)}
            >
              <GripVertical className="size-4" />
            </span>
          ) : null}
          {children(item, movesOf(index))}
        </li>
      ))}
    </ul>
  );
}

function middleOf(row: Element): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

/** Where what is carried would go. */
function DropLine({ at }: { at: "top" | "bottom" }) {
  return (
    <span
      aria-hidden="true"
      className={clsx("absolute inset-x-0 h-0.5 rounded-full bg-accent", at === "top" ? "-top-0.5" : "-bottom-0.5")}
    />
  );
}
