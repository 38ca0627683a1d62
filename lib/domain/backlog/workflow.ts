/** How far a Story or Task is. */
export const storyStatuses = ["open", "in_progress", "done"] as const;
export type StoryStatus = (typeof storyStatuses)[number];

/** What standing in a column means for flow metrics. */
export const columnKinds = ["waiting", "active", "done"] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** A column of a Scrum Team's board; a team's columns come in order from the left. */
export type BoardColumn = { id: string; name: string; kind: ColumnKind; wipLimit: number | null };

/**
 * The status of whatever stands in the column: done in a done one; open in one that waits before
 * any work has begun, which is to say left of the first active one; in progress elsewhere.
 */
export function statusOfColumn(columns: readonly BoardColumn[], columnId: string): StoryStatus {
  const at = columns.findIndex(({ id }) => id === columnId);
  const column = columns[at];
  if (column?.kind === "done") return "done";
  const firstActive = columns.findIndex(({ kind }) => kind === "active");
  return column?.kind === "waiting" && (firstActive < 0 || at < firstActive) ? "open" : "in_progress";
}

/** The column a Story stands in: its own, or where it has none the first of its status. */
export function columnOf<C extends BoardColumn>(
  columns: readonly C[],
  story: { columnId: string | null; status: StoryStatus },
): C | null {
  const own = columns.find(({ id }) => id === story.columnId);
  return own ?? columns.find(({ id }) => statusOfColumn(columns, id) === story.status) ?? columns[0] ?? null;
}
