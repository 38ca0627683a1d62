"use client";

import { useMemo, useSyncExternalStore } from "react";
import { Watchers } from "@/lib/client/watchers";
import { type ListColumn, inColumnOrder, listColumns, usualColumns } from "@/lib/domain/backlog/list-columns";
import type { Backlog } from "@/lib/domain/backlog/list-kinds";

const watchers = new Watchers();
const keyOf = (of: Backlog) => `flotilla.columns.${of}`;

function read(of: Backlog): string | null {
  try {
    return localStorage.getItem(keyOf(of));
  } catch {
    return null;
  }
}

/** Remembers the columns of a backlog in this browser; null for the usual ones. */
export function rememberColumns(of: Backlog, columns: readonly ListColumn[] | null): void {
  try {
    if (columns) localStorage.setItem(keyOf(of), columns.join(","));
    else localStorage.removeItem(keyOf(of));
  } catch {
    // A browser that keeps nothing shows the usual columns next time.
  }
  watchers.tell();
}

/** The columns a backlog shows: the address's, else those chosen last in this browser, else the usual ones. */
export function useColumns(of: Backlog, inAddress: readonly ListColumn[] | null): ListColumn[] {
  const remembered = useSyncExternalStore(
    watchers.watch,
    () => read(of),
    () => null,
  );
  return useMemo(() => {
    const names = remembered?.split(",") ?? null;
    const chosen = inAddress ?? (names && listColumns.filter((column) => names.includes(column))) ?? usualColumns[of];
    return inColumnOrder(chosen);
  }, [of, inAddress, remembered]);
}
