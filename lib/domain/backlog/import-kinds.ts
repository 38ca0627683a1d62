import type { CsvFile, FileRow } from "./import-file";
import { type Markup, type RowKind, valueKey } from "./import-names";
import type { ImportChoices } from "./import-schema";
import { plainWord } from "./import-values";

const kindWords: Record<Exclude<RowKind, "leave_out">, string[]> = {
  epic: ["epic", "feature", "capability", "enabler", "theme"],
  story: ["story", "user story", "bug", "defect", "task", "improvement", "new feature", "spike", "issue", "change"],
  task: ["sub task", "subtask", "sub bug", "technical sub task", "checklist item"],
};

function knownKind(label: string): RowKind | null {
  const word = plainWord(label);
  return (["epic", "story", "task"] as const).find((kind) => kindWords[kind].includes(word)) ?? null;
}

/**
 * What the rows of each kind of a file become: Epics and Stories by their names, Bugs and other
 * issues Stories, sub-tasks Tasks. Where no word is known, and where no column says: Stories if the
 * rows name what they belong to, else Epics.
 */
export function guessKinds(file: CsvFile, columns: ImportChoices["columns"]): Record<string, RowKind> {
  const usual: RowKind = columns.parents.length > 0 || columns.sprints.length > 0 ? "story" : "epic";
  if (columns.kind === null) return { "": usual };
  const labels = new Set(file.rows.map((row) => row.cells[columns.kind as number] ?? ""));
  const isKnown = [...labels].some((label) => knownKind(label) !== null);
  return Object.fromEntries(
    [...labels].map((label) => [valueKey(label), knownKind(label) ?? (isKnown ? "story" : usual)]),
  );
}

/** What a row becomes by the person's choices. */
export function kindOf(row: FileRow, { columns, kinds }: Pick<ImportChoices, "columns" | "kinds">): RowKind {
  const said = columns.kind === null ? "" : valueKey(row.cells[columns.kind] ?? "");
  return kinds[said] ?? "epic";
}

/** Jira writes its long texts in a markup of its own, and its export is known by its headers. */
export function guessMarkup({ header }: Pick<CsvFile, "header">): Markup {
  const names = new Set(header.map(valueKey));
  return names.has("issue key") && names.has("issue type") ? "jira" : "markdown";
}
