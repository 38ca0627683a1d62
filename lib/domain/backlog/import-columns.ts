import type { CsvFile } from "./import-file";
import {
  type ImportField,
  type ListField,
  type SingleField,
  importFields,
  listFields,
  singleFields,
} from "./import-names";
import type { ImportChoices } from "./import-schema";
import { plainWord } from "./import-values";

/** Words a header uses for a field, the surest first. A header matches as a whole or ends in one. */
const headerWords: Record<ImportField, string[]> = {
  id: ["id", "key", "issue key", "number", "no", "nr", "identifier", "external id", "kep number", "ticket"],
  title: ["title", "name", "summary", "epic name", "subject", "headline"],
  kind: ["issue type", "work item type", "work type", "item type", "kind", "type"],
  otherId: ["issue id"],
  epicName: ["custom field epic name", "epic name"],
  criteria: ["acceptance criteria", "acceptance criterion", "acceptance conditions"],
  assignee: ["assignee", "assigned to"],
  resolved: ["resolved", "resolution date", "done on", "closed on"],
  parents: ["parent key", "parent issue key", "epic link", "epic key", "parent", "parent id", "epic"],
  sprints: ["sprint", "sprints", "flow sprint", "iteration"],
  description: ["description", "details", "body", "notes", "text", "abstract"],
  team: [
    "owning team",
    "team",
    "custom field team",
    "owner team",
    "lead team",
    "squad",
    "owning sig",
    "sig",
    "component",
    "component s",
    "components",
    "owner",
    "project name",
  ],
  status: ["status", "state"],
  value: ["business value", "value", "user business value"],
  effort: ["effort", "story points", "story point estimate", "points", "estimate", "size"],
  created: ["created", "creation date", "created at", "created on", "opened"],
  references: [
    "see also",
    "references",
    "related",
    "links",
    "depends on",
    "blocked by",
    "dependencies",
    "needs",
    "inward issue link blocks",
  ],
  labels: ["labels", "label", "tags", "tag", "stage", "participating teams", "category", "theme"],
  releases: [
    "releases",
    "release",
    "fix version",
    "fix versions",
    "fix version s",
    "version",
    "target release",
    "milestone",
  ],
};

/** Columns whose names end like a field's, and are none: Jira's times in seconds, and its own sorting. */
const otherHeaders = [
  "original estimate",
  "remaining estimate",
  "status category",
  "project category",
  "parent summary",
];

/** Fields whose words end the names of too many other columns. */
const wholeNamesOnly: readonly ImportField[] = ["title", "kind", "otherId", "sprints"];

/** Which column is which field, by the headers; what isn't recognised is left out. */
export function guessColumns({ header }: Pick<CsvFile, "header">): ImportChoices["columns"] {
  const names = header.map(plainWord);
  const taken = new Set<number>();
  const claim = (field: ImportField, matches: (name: string, word: string) => boolean): number[] => {
    const found: number[] = [];
    for (const word of headerWords[field]) {
      names.forEach((name, index) => {
        if (otherHeaders.some((other) => name.endsWith(other))) return;
        if (!taken.has(index) && !found.includes(index) && matches(name, word)) found.push(index);
      });
    }
    return found;
  };
  const columns: ImportChoices["columns"] = { ...noColumns, labels: [], releases: [], parents: [], sprints: [] };
  const isList = (field: ImportField): field is ListField => (listFields as readonly string[]).includes(field);
  const take = (field: ImportField, found: number[]) => {
    if (isList(field)) {
      columns[field].push(...found);
      for (const index of found) taken.add(index);
      columns[field].sort((a, b) => a - b);
      return;
    }
    if (columns[field] !== null || found[0] === undefined) return;
    columns[field] = found[0];
    taken.add(found[0]);
  };
  for (const field of importFields)
    take(
      field,
      claim(field, (name, word) => name === word),
    );
  for (const field of importFields) {
    // "alpha_release" is a release, "jira key" an id. "updated at" ends in nothing known.
    if (!wholeNamesOnly.includes(field))
      take(
        field,
        claim(field, (name, word) => name.endsWith(` ${word}`)),
      );
  }
  // A file with nothing else by which to name its rows is one of Epics.
  if (columns.title === null)
    columns.parents = columns.parents.filter((index) => names[index] !== "epic" || !taken.delete(index));
  columns.title ??= firstFree(names.length, taken);
  if (columns.id === null) [columns.id, columns.otherId] = [columns.otherId, null];
  return columns;
}

/** No column is any field. */
export const noColumns: ImportChoices["columns"] = {
  ...(Object.fromEntries(singleFields.map((field) => [field, null])) as Record<SingleField, null>),
  ...(Object.fromEntries(listFields.map((field) => [field, [] as number[]])) as Record<ListField, number[]>),
};

/** Without a header that says so, the first column nobody took is the title. */
function firstFree(count: number, taken: ReadonlySet<number>): number | null {
  for (let index = 0; index < count; index++) if (!taken.has(index)) return index;
  return null;
}
