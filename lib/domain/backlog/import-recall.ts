import type { CsvFile } from "./import-file";
import { valueKey } from "./import-names";
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
  const { labels, releases, ...single } = choices.columns;
  const columns = {
    ...(Object.fromEntries(Object.entries(single).map(([field, column]) => [field, here(column)])) as typeof single),
    labels: labels.map(here).filter((column) => column !== null),
    releases: releases.map(here).filter((column) => column !== null),
  };
  const milestones = new Set(around.milestones.map((milestone) => milestone.number));
  return {
    ...(columns.title === null ? {} : { columns }),
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
