"use client";

import { useCallback, useMemo, useState } from "react";
import type { ListRow } from "@/lib/domain/backlog/list-rows";

export type Selection = {
  /** Ids of Stories. */
  ids: ReadonlySet<string>;
  /** The row chosen last; null while none is. */
  latest: string | null;
  /** Takes a row in or out: a Story, or all of an Epic's or a group's that are in sight. */
  toggle(index: number): void;
  /** Takes in all from the row chosen last, or else from `start`, to this one, and lets go what was taken in so before. */
  extendTo(index: number, start?: number): void;
  all(): void;
  clear(): void;
};

/** Which Stories of the list are chosen, for one change of all. What leaves the list leaves the choice. */
export function useSelection(rows: readonly ListRow[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  /** The row chosen last, and what was chosen besides. */
  const [anchor, setAnchor] = useState<{ id: string; kept: ReadonlySet<string> } | null>(null);
  const ids = useMemo(() => {
    if (chosen.size === 0) return chosen;
    const there = new Set(rows.flatMap((row) => (row.kind === "story" && chosen.has(row.id) ? row.id : [])));
    return there.size === chosen.size ? chosen : there;
  }, [rows, chosen]);

  const toggle = useCallback(
    (index: number) => {
      const row = rows[index];
      if (!row) return;
      const meant = row.kind === "story" ? [row.id] : insideOf(rows, index);
      const isTaken = meant.every((id) => ids.has(id));
      const next = new Set(isTaken ? [...ids].filter((id) => !meant.includes(id)) : [...ids, ...meant]);
      setAnchor({ id: row.id, kept: next });
      setChosen(next);
    },
    [rows, ids],
  );
  const extendTo = useCallback(
    (index: number, start = index) => {
      const at = anchor === null ? -1 : rows.findIndex(({ id }) => id === anchor.id);
      const from = at < 0 ? start : at;
      const kept = at < 0 ? ids : (anchor?.kept ?? ids);
      const [first, last] = from < index ? [from, index] : [index, from];
      const between = rows.slice(first, last + 1).flatMap((row) => (row.kind === "story" ? row.id : []));
      const row = rows[from];
      if (at < 0 && row) setAnchor({ id: row.id, kept });
      setChosen(new Set([...kept, ...between]));
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
  return { ids, latest: anchor?.id ?? null, toggle, extendTo, all, clear };
}

/** The Stories in sight under a head. */
function insideOf(rows: readonly ListRow[], index: number): string[] {
  const ids: string[] = [];
  for (let at = index + 1; rows[at]?.kind === "story"; at++) ids.push((rows[at] as ListRow).id);
  return ids;
}
