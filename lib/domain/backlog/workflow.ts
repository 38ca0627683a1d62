import { type Result, ok, refuse } from "@/lib/domain/result";

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

/**
 * What makes columns a workflow: work waits in the first and is done in the last, some column is
 * active, and no two have one name. Refuses what breaks that, naming it.
 */
export function checkWorkflow(columns: readonly BoardColumn[]): Result<null> {
  const names = columns.map(({ name }) => name.toLocaleLowerCase("en"));
  const twice = columns.find(({ name }, index) => names.indexOf(name.toLocaleLowerCase("en")) !== index);
  if (twice) {
    return refuse({
      code: "invalid",
      message: `Two columns are called ${twice.name}.`,
      fields: { [`columns.${columns.indexOf(twice)}.name`]: "Another column has this name." },
      wayOut: "Give each column a name of its own.",
    });
  }
  const [first] = columns;
  const last = columns.at(-1);
  const fault =
    first?.kind !== "waiting"
      ? "The first column isn't one where work waits."
      : last?.kind !== "done"
        ? "The last column isn't one where work is done."
        : columns.every(({ kind }) => kind !== "active")
          ? "No column is active."
          : null;
  if (!fault) return ok(null);
  return refuse({
    code: "invalid",
    message: fault,
    wayOut: "A board starts with a waiting column, ends with a done one, and has an active one between.",
  });
}

/** The columns in both whose cards get another status, with that status. */
export function statusChanges(
  before: readonly BoardColumn[],
  after: readonly BoardColumn[],
): { columnId: string; to: StoryStatus }[] {
  return after
    .filter(({ id }) => before.some((column) => column.id === id))
    .map(({ id }) => ({ columnId: id, from: statusOfColumn(before, id), to: statusOfColumn(after, id) }))
    .filter(({ from, to }) => from !== to)
    .map(({ columnId, to }) => ({ columnId, to }));
}
