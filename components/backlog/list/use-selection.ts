"use client";

import { useCallback, useMemo, useState } from "react";
import type { ListRow } from "@/lib/domain/backlog/list-rows";

export type Selection = {
  /** Ids of Stories. */
  ids: ReadonlySet<string>;
  /** Takes a row in or out: a Story, or all of an Epic's or a group's that are in sight. */
  toggle(index: number): void;
  /** Takes in all from the row chosen last to this one. */
  extendTo(index: number): void;
  all(): void;
  clear(): void;
};

/** Which Stories of the list are chosen, for one change of all. What leaves the list leaves the choice. */
export function useSelection(rows: readonly ListRow[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  const ids = useMemo(() => {
    if (chosen.size === 0) return chosen;
    const there = new Set(rows.flatMap((row) => (row.kind === "story" && chosen.has(row.id) ? row.id : [])));
    return there.size === chosen.size ? chosen : there;
  }, [rows, chosen]);

  const toggle = useCallback(
    (index: number) => {
      const row = rows[index];
      if (!row) return;
      setAnchor(row.id);
      const meant = row.kind === "story" ? [row.id] : insideOf(rows, index);
      const isTaken = meant.every((id) => ids.has(id));
      setChosen(new Set(isTaken ? [...ids].filter((id) => !meant.includes(id)) : [...ids, ...meant]));
    },
    [rows, ids],
  );
  const extendTo = useCallback(
    (index: number) => {
      const from = Math.max(0, anchor === null ? index : rows.findIndex(({ id }) => id === anchor));
      const [first, last] = from < index ? [from, index] : [index, from];
      const between = rows.slice(first, last + 1).flatMap((row) => (row.kind === "story" ? row.id : []));
      if (anchor === null) setAnchor(rows[index]?.id ?? null);
      setChosen(new Set([...ids, ...between]));
    },
    [rows, ids, anchor],
  );
  const all = useCallback(
    () => setChosen(new Set(rows.flatMap((row) => (row.kind === "story" ? row.id : [])))),
    [rows],
  );
  const clear = useCallback(() => {
    setChosen(new Set());
    setAnchor(null);
  }, []);
  return { ids, toggle, extendTo, all, clear };
}

/** The Stories in sight under a head. */
function insideOf(rows: readonly ListRow[], index: number): string[] {
  const ids: string[] = [];
  for (let at = index + 1; rows[at]?.kind === "story"; at++) ids.push((rows[at] as ListRow).id);
  return ids;
}
