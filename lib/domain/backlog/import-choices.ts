import { guessColumns, noColumns } from "./import-columns";
import type { CsvFile } from "./import-file";
import { guessKinds, guessMarkup } from "./import-kinds";
import type { RowSurroundings } from "./import-rows";
import { releaseKey, valueKey } from "./import-names";
import type { ImportChoices } from "./import-schema";
import { guessTeams, suggestMerges } from "./import-teams";
import { distinctValues, guessStatus, listOf } from "./import-values";

type Distinct = ReturnType<typeof distinctValues>;

/** The values a person decides about: each once, most frequent first, releases by version. */
type FileValues = {
  kinds: Distinct;
  statuses: Distinct;
  owners: Distinct;
  releases: Distinct;
  sprints: Distinct;
};

/** The values of the columns chosen for what rows are, status, team, releases and sprints. */
export function fileValues(file: CsvFile, columns: ImportChoices["columns"]): FileValues {
  const cells = (column: number | null) => (column === null ? [] : file.rows.map((row) => row.cells[column] ?? ""));
  const releases = columns.releases.flatMap(cells).flatMap(listOf);
  return {
    kinds: distinctValues(cells(columns.kind)),
    sprints: distinctValues(columns.sprints.flatMap(cells).filter(Boolean)).sort((a, b) =>
      compareVersions(a.key, b.key),
    ),
    statuses: distinctValues(cells(columns.status)),
    owners: distinctValues(cells(columns.team)),
    releases: distinctValues(releases, releaseKey).sort((a, b) => compareVersions(a.key, b.key)),
  };
}

/** "1.9" before "1.10"; what holds no number by its letters. */
function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** The choices with a guess wherever the person hasn't chosen. */
export function completeChoices(
  file: CsvFile,
  given: Partial<ImportChoices> | null,
  around: RowSurroundings & { isForming: boolean },
): ImportChoices {
  // What was chosen before a field could be is chosen without it.
  const columns = given?.columns ? { ...noColumns, ...given.columns } : guessColumns(file);
  const values = fileValues(file, columns);
  const statuses = Object.fromEntries(values.statuses.map(({ key, label }) => [key, guessStatus(label).value]));
  const releases = Object.fromEntries(values.releases.map(({ key }) => [key, "label" as const]));
  const isTeamKnown = values.owners.every(({ key }) => given?.teams?.[key]);
  const teams = isTeamKnown ? {} : guessTeams(values.owners, around);
  return {
    columns,
    kinds: { ...guessKinds(file, columns), ...given?.kinds },
    sprints: { ...Object.fromEntries(values.sprints.map(({ key }) => [key, null])), ...given?.sprints },
    markup: given?.markup ?? guessMarkup(file),
    statuses: { ...statuses, ...given?.statuses },
    teams: { ...teams, ...given?.teams },
    releases: { ...releases, ...given?.releases },
    asks: given?.asks ?? {},
  };
}

/** For each owner, whom its rows name or refer to most: whom to merge it into. */
export function mergeSuggestions(file: CsvFile, columns: ImportChoices["columns"]): ReturnType<typeof suggestMerges> {
  const { team, id, references, labels } = columns;
  if (team === null) return new Map();
  const ownerOf = (cells: readonly string[]) => valueKey(cells[team] ?? "");
  const owners = new Set(file.rows.map((row) => ownerOf(row.cells)));
  const ownerOfId = new Map(id === null ? [] : file.rows.map((row) => [row.cells[id] ?? "", ownerOf(row.cells)]));
  const mentions = file.rows.flatMap(({ cells }) => {
    const named = labels
      .flatMap((column) => listOf(cells[column] ?? ""))
      .map(valueKey)
      .filter((name) => owners.has(name));
    const referred =
      references === null ? [] : listOf(cells[references] ?? "").flatMap((to) => ownerOfId.get(to) ?? []);
    return [...named, ...referred].map((to) => [ownerOf(cells), to] as const);
  });
  return suggestMerges(mentions);
}
