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
] as const;
export type SingleField = (typeof singleFields)[number];
/** What several columns can be together. */
export const listFields = ["labels", "releases"] as const;
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
  effort: "Effort in points",
  created: "Day it was written",
  references: "References to other rows",
  labels: "Labels",
  releases: "Releases",
};

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
