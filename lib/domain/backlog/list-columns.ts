import type { Backlog } from "./list-kinds";

/** What a list shows of an item beside its number and title. */
export const listColumns = [
  "epic",
  "team",
  "sprint",
  "status",
  "value",
  "estimate",
  "wsjf",
  "owner",
  "labels",
  "criteria",
  "tasks",
] as const;
export type ListColumn = (typeof listColumns)[number];

export const columnWords: Record<ListColumn, string> = {
  epic: "Epic",
  team: "Team",
  sprint: "Flow Sprint",
  status: "Status",
  value: "Value",
  estimate: "Points",
  wsjf: "WSJF",
  owner: "Owner",
  labels: "Labels",
  criteria: "Criteria",
  tasks: "Tasks",
};

/** Columns of figures: they stand at the right. */
export const figureColumns: readonly ListColumn[] = ["value", "estimate", "wsjf", "criteria", "tasks"];

/** The columns of a backlog for who hasn't chosen any. */
export const usualColumns: Record<Backlog, readonly ListColumn[]> = {
  product: ["team", "sprint", "status", "value", "estimate", "wsjf"],
  flow: ["team", "status", "estimate", "owner"],
  team: ["epic", "sprint", "status", "estimate", "owner"],
  sprint: ["epic", "status", "estimate", "owner", "tasks"],
};

/** The columns chosen, in the one order all lists have. */
export function inColumnOrder(chosen: readonly ListColumn[]): ListColumn[] {
  return listColumns.filter((column) => chosen.includes(column));
}
