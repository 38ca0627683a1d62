"use client";

import clsx from "clsx";
import { ChevronRight, GripVertical, MoreHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { type RowActs, useLook } from "./list-look";
import { rowHeight, rowLook } from "./use-row-form";

/** What every row is told by its list. */
export type RowPlacement = {
  index: number;
  /** Pixels from the first row. */
  top: number;
  isFocusable: boolean;
  isOpen: boolean;
  isChosen: boolean;
  isDragged: boolean;
  /** Just written: marked for a moment. */
  isMade: boolean;
  mayRank: boolean;
  acts: RowActs;
};

type RowShellProps = RowPlacement & {
  id: string;
  label: string;
  level: 1 | 2;
  /** Left out where nothing can be unfolded. */
  isExpanded?: boolean | undefined;
  /** What stands before the number: the place in the order. */
  place?: ReactNode;
  canBeChosen?: boolean;
  menu?: readonly MenuItem[];
  className?: string;
  children: ReactNode;
};

/** What all rows have in common: their place, the handle, folding, choosing and the menu. */
export function RowShell({
  id,
  label,
  level,
  isExpanded,
  place,
  canBeChosen = false,
  menu,
  className,
  children,
  index,
  top,
  isFocusable,
  isOpen,
  isChosen,
  isDragged,
  isMade,
  mayRank,
  acts,
}: RowShellProps) {
  const { form } = useLook();
  const tabIndex = isFocusable ? 0 : -1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list listens to the keys of all its rows
    <div
      role="row"
      data-row={id}
      data-index={index}
      aria-rowindex={index + 2}
      aria-level={level}
      aria-label={label}
      aria-expanded={isExpanded}
      aria-selected={isChosen}
      tabIndex={tabIndex}
      onFocus={() => acts.focus(index)}
      onClickCapture={(event) => {
        if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        event.stopPropagation();
        acts.pick(index, event.shiftKey ? "extend" : "toggle");
      }}
      onClick={(event) => {
        // The title answers itself; elsewhere a tap opens where there is no pointer to double click with.
        if (event.target === event.currentTarget && form === "narrow") acts.open(index);
      }}
      style={{ height: rowHeight[form], transform: `translateY(${top}px)` }}
      className={clsx(
        rowLook[form],
        "group absolute inset-x-0 select-none border-b bg-surface outline-offset-[-2px] hover:bg-hover",
        (isOpen || isChosen) && "bg-accent-soft hover:bg-accent-soft",
        isMade && "bg-accent-soft inset-ring-2 inset-ring-accent",
        isDragged && "opacity-40",
        className,
      )}
    >
      <span role="gridcell" className="flex min-w-0 items-center text-ink-3 tabular-nums">
        {mayRank && form === "wide" ? (
          <span
            aria-hidden="true"
            data-handle=""
            className="-ml-3 cursor-grab touch-none p-1 opacity-0 group-hover:opacity-100 group-focus:opacity-100 pointer-coarse:opacity-100"
            onPointerDown={(event) => acts.grab(event, index)}
          >
            <GripVertical className="size-4" />
          </span>
        ) : (
          <span className="w-3 max-md:w-0" />
        )}
        {isExpanded === undefined ? null : (
          <button
            type="button"
            tabIndex={-1}
            aria-label={isExpanded ? "Fold" : "Unfold"}
            onClick={() => acts.turn(index)}
            className="grid size-6 shrink-0 place-items-center rounded-md hover:bg-sunken hover:text-ink pointer-coarse:size-9"
          >
            <ChevronRight
              aria-hidden="true"
              className={clsx("size-4 transition-transform", isExpanded && "rotate-90")}
            />
          </button>
        )}
        {canBeChosen ? (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Choose ${label}`}
            checked={isChosen}
            onChange={() => acts.pick(index, "toggle")}
            className={clsx(
              "size-4 shrink-0",
              level === 2 ? "ml-5 max-md:ml-1" : "ml-1",
              isChosen
                ? "opacity-100"
                : place
                  ? "hidden group-hover:block pointer-coarse:block"
                  : "opacity-0 group-hover:opacity-100 group-focus-within:opacity-100 pointer-coarse:opacity-100",
            )}
          />
        ) : null}
        {place}
      </span>
      {children}
      <span role="gridcell" className="flex justify-end">
        {menu ? (
          <Menu
            align="end"
            label={`More about ${label}`}
            trigger={<IconButton label={`More about ${label}`} icon={<MoreHorizontal />} tabIndex={tabIndex} />}
            items={menu}
          />
        ) : null}
      </span>
    </div>
  );
}
