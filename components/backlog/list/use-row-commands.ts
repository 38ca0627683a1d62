"use client";

import { useCommands } from "@/components/frame/commands";
import type { ListColumn } from "@/lib/domain/backlog/list-columns";
import type { ListRow } from "@/lib/domain/backlog/list-rows";
import type { ListedField } from "./use-story-acts";

/** Single keys for the focused row, so that "g t" still goes to the teams. Also found by ⌘K. */
export function useRowCommands(
  focused: ListRow | undefined,
  columns: readonly ListColumn[],
  edit: (row: ListRow | undefined, field: ListedField) => void,
  choose: (row: ListRow) => void,
): void {
  const group = "On a row";
  const has = (column: ListColumn) => columns.includes(column);
  const field = (id: string, label: string, keys: string, name: ListedField, isShown: boolean) =>
    isShown ? [{ id: `backlog.${id}`, label, keys, group, keysOnly: true, run: () => edit(focused, name) }] : [];
  useCommands([
    {
      id: "backlog.choose",
      label: "Choose the row, or not",
      keys: "x",
      group,
      keysOnly: true,
      run: () => focused && choose(focused),
    },
    ...field("points", "Set the points", "e", "estimate", has("estimate")),
    ...field("owner", "Set the owner", "o", "ownerId", has("owner")),
    ...field("team", "Set the team", "t", "teamId", has("team")),
    ...field("sprint", "Set the Flow Sprint", "s", "sprintNumber", has("sprint")),
    ...field("labels", "Set the labels", "l", "labels", has("labels")),
    ...field("epic", "Set the Epic", "p", "epicId", has("epic")),
    { id: "backlog.title", label: "Edit the title", keys: "F2", group },
    { id: "backlog.rank", label: "Move the row; with Home and End to an end", keys: "alt+ArrowDown", group },
    { id: "backlog.extend", label: "Choose from row to row", keys: "shift+ArrowDown", group },
    { id: "backlog.all", label: "Choose all shown", keys: "mod+a", group },
  ]);
}
