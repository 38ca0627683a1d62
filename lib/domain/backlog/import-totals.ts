import type { ImportFigures } from "./import-schema";

/** All items that were made and updated, and rows left out, whatever their kind. */
export function totals({
  made,
  updated,
  leftOut,
  stories,
  tasks,
}: Pick<ImportFigures, "made" | "updated" | "leftOut" | "stories" | "tasks">) {
  return {
    made: made + (stories?.made ?? 0) + (tasks?.made ?? 0),
    updated: updated + (stories?.updated ?? 0) + (tasks?.updated ?? 0),
    leftOut: leftOut + (stories?.left_out ?? 0) + (tasks?.left_out ?? 0),
  };
}
