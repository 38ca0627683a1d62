import type { CsvFile } from "./import-file";
import { type ImportField, type ListField, importFields, listFields } from "./import-names";
import type { ImportChoices } from "./import-schema";
import { plainWord } from "./import-values";

/** Words a header uses for a field, the surest first. A header matches as a whole or ends in one. */
const headerWords: Record<ImportField, string[]> = {
  id: ["id", "key", "issue key", "number", "no", "nr", "identifier", "external id", "kep number", "ticket"],
  title: ["title", "name", "summary", "epic name", "subject", "headline"],
  description: ["description", "details", "body", "notes", "text", "abstract"],
  team: ["owning team", "team", "owner team", "lead team", "squad", "owning sig", "sig", "component", "owner"],
  status: ["status", "state"],
  value: ["business value", "value", "user business value"],
  effort: ["effort", "story points", "points", "estimate", "size"],
  created: ["created", "creation date", "created at", "created on", "opened"],
  references: ["see also", "references", "related", "links", "depends on", "blocked by", "dependencies", "needs"],
  labels: ["labels", "label", "tags", "tag", "stage", "participating teams", "category", "theme"],
  releases: ["releases", "release", "fix version", "fix versions", "version", "target release", "milestone"],
};

/** Which column is which field, by the headers; what isn't recognised is left out. */
export function guessColumns({ header }: Pick<CsvFile, "header">): ImportChoices["columns"] {
  const names = header.map(plainWord);
  const taken = new Set<number>();
  const claim = (field: ImportField, matches: (name: string, word: string) => boolean): number[] => {
    const found: number[] = [];
    for (const word of headerWords[field]) {
      names.forEach((name, index) => {
        if (!taken.has(index) && !found.includes(index) && matches(name, word)) found.push(index);
      });
    }
    return found;
  };
  const columns: ImportChoices["columns"] = {
    id: null,
    title: null,
    description: null,
    team: null,
    status: null,
    value: null,
    effort: null,
    created: null,
    references: null,
    labels: [],
    releases: [],
  };
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
    if (field !== "title")
      take(
        field,
        claim(field, (name, word) => name.endsWith(` ${word}`)),
      );
  }
  columns.title ??= firstFree(names.length, taken);
  return columns;
}

/** Without a header that says so, the first column nobody took is the title. */
function firstFree(count: number, taken: ReadonlySet<number>): number | null {
  for (let index = 0; index < count; index++) if (!taken.has(index)) return index;
  return null;
}
