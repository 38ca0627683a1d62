import { guessColumns, noColumns } from "./import-columns";
import type { CsvFile } from "./import-file";
import { listFields, singleFields, valueKey } from "./import-names";
import type { RowSurroundings } from "./import-rows";
import type { ImportChoices, TeamChoice } from "./import-schema";

/** An import that went through: the headers of its file, and what was chosen for them. */
export type EarlierImport = { header: readonly string[]; choices: ImportChoices };

/**
 * What was chosen for an earlier file, as far as it fits this one: a file that comes again is read
 * as it was before. Columns go by their headers; where the earlier title is missing it is another
 * kind of file, and its columns are guessed. What was asked about single fields isn't taken over.
 */
export function recallChoices(
  file: Pick<CsvFile, "header">,
  { header, choices }: EarlierImport,
  around: RowSurroundings,
): Partial<ImportChoices> {
  const here = (column: number | null) => {
    const index = column === null ? -1 : file.header.indexOf(header[column] ?? "");
    return index < 0 ? null : index;
  };
  // A column that stands in the file several times is meant each time.
  const all = (names: readonly string[]) => file.header.flatMap((name, index) => (names.includes(name) ? [index] : []));
  const former = { ...noColumns, ...choices.columns };
  const columns = { ...noColumns };
  for (const field of singleFields) columns[field] = here(former[field]);
  for (const field of listFields) columns[field] = all(former[field].map((column) => header[column] ?? ""));
  const isSameKind = columns.title !== null;
  // A column the earlier file didn't have was never chosen, so it is guessed.
  const guessed = guessColumns(file);
  const isNew = (column: number | null) => column !== null && !header.includes(file.header[column] ?? "");
  for (const field of singleFields) if (isNew(guessed[field])) columns[field] ??= guessed[field];
  for (const field of listFields) columns[field] = [...columns[field], ...guessed[field].filter(isNew)];
  const hasNew = file.header.some((_, index) => isNew(index));
  const milestones = new Set(around.milestones.map((milestone) => milestone.number));
  return {
    ...(isSameKind ? { columns } : {}),
    // What all rows are, and how their texts are written, is asked anew where there is more in the file.
    ...(choices.kinds && !(hasNew && "" in choices.kinds) && { kinds: choices.kinds }),
    ...(choices.markup && !hasNew && { markup: choices.markup }),
    ...(choices.sprints && { sprints: choices.sprints }),
    statuses: choices.statuses,
    teams: Object.fromEntries(
      Object.entries(choices.teams).flatMap(([owner, choice]) => {
        const recalled = recallTeam(choice, around.teams);
        return recalled ? [[owner, recalled]] : [];
      }),
    ),
    releases: Object.fromEntries(
      Object.entries(choices.releases).filter(([, choice]) => typeof choice === "string" || milestones.has(choice)),
    ),
  };
}

/** The same team again: one the import made is there by now. Null where it's gone. */
function recallTeam(choice: TeamChoice, teams: RowSurroundings["teams"]): TeamChoice | null {
  if (choice.to === "team") return teams.some((team) => team.id === choice.teamId) ? choice : null;
  if (choice.to !== "new") return choice;
  const made = teams.find((team) => valueKey(team.name) === valueKey(choice.name));
  return made ? { to: "team", teamId: made.id } : null;
}
