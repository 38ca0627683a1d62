import type { Refusal } from "@/lib/domain/result";

/** A file's largest size in bytes, and its most rows. */
export const largestFile = 10 * 1024 * 1024;
export const mostRows = 50_000;

/** Why a file isn't even looked at. */
export const fileTooLong: Refusal = {
  code: "invalid",
  message: "The file is over 10 MB, the most an import takes.",
  wayOut: "Leave out columns you don't need, or split it into several files.",
};

/** What one column of a file can be. */
export const singleFields = [
  "id",
  "title",
  "description",
  "team",
  "status",
  "value",
  "effort",
  "created",
  "references",
  "kind",
  "otherId",
  "epicName",
  "criteria",
  "assignee",
  "resolved",
] as const;
export type SingleField = (typeof singleFields)[number];
/** What several columns can be together. */
export const listFields = ["labels", "releases", "parents", "sprints"] as const;
export type ListField = (typeof listFields)[number];
export const importFields = [...singleFields, ...listFields] as const;
export type ImportField = (typeof importFields)[number];

export const importFieldNames: Record<ImportField, string> = {
  id: "Id in the file",
  title: "Title",
  description: "Description",
  team: "Team that leads it",
  status: "Status",
  value: "Value",
  effort: "Effort or estimate in points",
  created: "Day it was written",
  references: "References to other rows",
  kind: "What a row is",
  otherId: "Another id of the row",
  epicName: "Name of the Epic",
  criteria: "Acceptance criteria",
  assignee: "Owner",
  resolved: "Day it was done",
  labels: "Labels",
  releases: "Releases",
  parents: "Epic or Story it belongs to",
  sprints: "Sprints",
};

/** What a row of a file becomes. A Task needs its Story. */
export const rowKinds = ["epic", "story", "task", "leave_out"] as const;
export type RowKind = (typeof rowKinds)[number];
export const rowKindNames: Record<RowKind, string> = {
  epic: "Epic",
  story: "Story",
  task: "Task of its Story",
  leave_out: "Left out",
};

/** How the file's long texts are written. */
export const markups = ["markdown", "jira"] as const;
export type Markup = (typeof markups)[number];

/** How values of a file are told apart: spaces around and case don't count. */
export const valueKey = (cell: string): string => cell.trim().toLowerCase();
/** "v1.37" and "1.37" are one release. */
export const releaseKey = (cell: string): string => valueKey(cell).replace(/^v(?=\d)/, "");
/** Names a field of an Epic of the file that is asked about. */
export const askKey = (externalId: string, field: string): string => `${field} ${externalId}`;

/** What a reference to another row becomes, and why not a Dependency. */
export const referenceOutcomes = [
  "dependency",
  "link_same_team",
  "link_no_team",
  "link_cycle",
  "already_there",
  "nowhere",
  "itself",
  "left_out",
  "twice",
] as const;
export type ReferenceOutcome = (typeof referenceOutcomes)[number];

export const referenceOutcomeNames: Record<ReferenceOutcome, string> = {
  dependency: "become Dependencies",
  link_same_team: "become plain links: both Epics are of one team",
  link_no_team: "become plain links: an Epic has no team",
  link_cycle: "become plain links: a Dependency would close a cycle",
  already_there: "are there already",
  nowhere: "point to an id that isn't there",
  itself: "point to their own row",
  left_out: "belong to a row that is left out",
  twice: "are said twice in one row",
};

/** What becomes of a row. */
export const rowActions = ["made", "updated", "unchanged", "left_out"] as const;
export type RowAction = (typeof rowActions)[number];

export const rowActionNames: Record<RowAction, string> = {
  made: "Made",
  updated: "Updated",
  unchanged: "Unchanged",
  left_out: "Left out",
};

export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];
export const delimiterNames: Record<Delimiter, string> = { ",": "commas", ";": "semicolons", "\t": "tabs" };
