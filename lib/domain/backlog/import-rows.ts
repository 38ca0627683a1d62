import {
  type RowAtHand,
  dayOf,
  labelsOf,
  longestId,
  longestTitle,
  numberOf,
  remembered,
  rowAtHand,
  shortened,
  wordingOf,
} from "./import-cells";
import type { CsvFile, FileRow } from "./import-file";
import { releaseKey, valueKey } from "./import-names";
import type { ImportChoices } from "./import-schema";
import { resolveTeam } from "./import-teams";
import { guessStatus, listOf } from "./import-values";
import { type EpicStatus, valueScale } from "./kinds";

/** What a file says of an Epic, as it would be written. `leadTeam` is a team's id, or "new:" and its name. */
export type FileEpic = {
  title: string;
  description: string;
  status: EpicStatus;
  leadTeamId: string | null;
  labels: string[];
  span: { firstSprint: number; lastSprint: number } | null;
  value: number | null;
  effort: number | null;
};
export const fileEpicFields = [
  "title",
  "description",
  "status",
  "leadTeamId",
  "labels",
  "span",
  "value",
  "effort",
] as const;
export type FileEpicField = (typeof fileEpicFields)[number];

/** A row as it is understood, before anything is known of the backlog. */
export type UnderstoodRow = {
  line: number;
  externalId: string;
  title: string;
  /** Only fields the file has a column for. */
  values: Partial<FileEpic>;
  /** For each of `values`, the file's own text. */
  texts: Partial<Record<FileEpicField, string>>;
  createdOn: string | null;
  references: string[];
  notes: string[];
  /** Why it stays out; null when it comes in. */
  leaveOut: string | null;
};

/** What of the Flow Team decides how a file is read. */
export type RowSurroundings = {
  teams: readonly { id: string; name: string }[];
  milestones: readonly { number: number; firstSprint: number; lastSprint: number }[];
};

const newTeam = "new:";
/** The name of a team that is yet to be made, as `leadTeamId` carries it; null for a team's id. */
export function newTeamName(leadTeamId: string | null): string | null {
  return leadTeamId?.startsWith(newTeam) ? leadTeamId.slice(newTeam.length) : null;
}

/** Reads every row by the person's choices. Rows keep the file's order. */
export function understandRows(file: CsvFile, choices: ImportChoices, around: RowSurroundings): UnderstoodRow[] {
  const reading = { spellings: commonSpellings(file, choices.columns.releases), guessStatus: remembered(guessStatus) };
  const seen = new Map<string, number>();
  return file.rows.map((row) => {
    const understood = understandRow(file, row, choices, around, reading);
    const twin = seen.get(understood.externalId);
    if (understood.leaveOut === null && twin !== undefined) {
      understood.leaveOut = `Line ${twin} has the same ${choices.columns.id === null ? "title" : "id"}.`;
    } else if (understood.externalId !== "" && twin === undefined) seen.set(understood.externalId, understood.line);
    return understood;
  });
}

/** What a part of a row says: values, and the file's own text for each. */
type Said = Pick<UnderstoodRow, "values" | "texts">;

const nothing: Said = { values: {}, texts: {} };

function understandRow(
  file: CsvFile,
  row: FileRow,
  choices: ImportChoices,
  around: RowSurroundings,
  { spellings, guessStatus: guess }: { spellings: ReadonlyMap<string, string>; guessStatus: typeof guessStatus },
): UnderstoodRow {
  const { columns } = choices;
  const notes: string[] = [];
  const at = rowAtHand(row, columns, notes);
  const parts = [
    wordingOf(at, choices.markup, longestDescription),
    statusOf(at, choices, guess),
    teamOf(at, choices, around),
    labelsIn(at, choices, spellings),
    spanOf(at, choices, around),
    figuresOf(at),
  ];
  const parents = at.cells("parents").filter(Boolean);
  if (parents.length > 0)
    notes.push(`What it belongs to (${parents.join(", ")}) isn't taken over: Epics belong to nothing here.`);
  const title = shortened(at.cell("title").replace(/\s+/g, " "), longestTitle);
  const externalId = shortened(columns.id === null ? title : at.cell("id"), longestId);
  if (!row.isCutOff && row.cells.length !== file.header.length)
    notes.push(`It has ${row.cells.length} cells; the header has ${file.header.length}.`);
  return {
    line: row.line,
    externalId,
    title,
    values: Object.assign({}, ...parts.map((part) => part.values)),
    texts: Object.assign({}, ...parts.map((part) => part.texts)),
    createdOn: dayOf(at.cell("created"), notes),
    references: listOf(at.cell("references")),
    notes,
    leaveOut: whyLeftOut(file, row, { title, externalId, owner: at.cell("team") }, choices),
  };
}

/** Why a row can't come in, or isn't to; null when it comes in. */
export function whyLeftOut(
  file: CsvFile,
  row: FileRow,
  { title, externalId, owner }: { title: string; externalId: string; owner: string },
  { columns, teams }: ImportChoices,
): string | null {
  if (row.isCutOff)
    return `The file ends within this row, after ${row.cells.length} of ${file.header.length} cells: it seems to be cut off.`;
  if (title === "") return "It has no title.";
  if (externalId === "") return "It has no id, so it couldn't be found again.";
  const isUnwanted = columns.team !== null && resolveTeam(teams, valueKey(owner))?.to === "leave_out";
  return isUnwanted ? `You chose to leave out the rows of ${owner || "no team"}.` : null;
}

const longestDescription = 20_000;

function statusOf({ cell, has, notes }: RowAtHand, choices: ImportChoices, guess: typeof guessStatus): Said {
  if (!has("status")) return nothing;
  const said = cell("status");
  const guessed = guess(said);
  const status = choices.statuses[valueKey(said)] ?? guessed.value;
  if (guessed.certainty === "none" && said !== "" && status === guessed.value)
    notes.push(`“${shortened(said, 80)}” is no status we know, so it comes in as an idea.`);
  return { values: { status }, texts: { status: said } };
}

/** The team of a row; nothing without a column for it. */
export function teamOf({ cell, has }: RowAtHand, { teams }: ImportChoices, around: RowSurroundings): Said {
  if (!has("team")) return nothing;
  const said = cell("team");
  const choice = resolveTeam(teams, valueKey(said));
  const leadTeamId =
    choice?.to === "team" ? choice.teamId : choice?.to === "new" ? teamByName(choice.name, around) : null;
  return { values: { leadTeamId }, texts: { leadTeamId: said } };
}

/** Labels, and the releases that are to be labels, each as it is written most often. */
function labelsIn(
  { cells, notes }: RowAtHand,
  { columns, releases }: ImportChoices,
  spellings: ReadonlyMap<string, string>,
): Said {
  if (columns.labels.length + columns.releases.length === 0) return nothing;
  const asLabels = cells("releases")
    .flatMap(listOf)
    .filter((release) => (releases[releaseKey(release)] ?? "label") === "label")
    .map((release) => spellings.get(releaseKey(release)) ?? release);
  return {
    values: { labels: labelsOf([...cells("labels").flatMap(listOf), ...asLabels], notes) },
    texts: { labels: [...cells("labels"), ...cells("releases")].join("\n") },
  };
}

/** From the first to the last Milestone that the row's releases stand for. */
function spanOf({ cells }: RowAtHand, { columns, releases }: ImportChoices, around: RowSurroundings): Said {
  if (columns.releases.length === 0) return nothing;
  const numbers = new Set(
    cells("releases")
      .flatMap(listOf)
      .map((release) => releases[releaseKey(release)]),
  );
  const milestones = around.milestones.filter((milestone) => numbers.has(milestone.number));
  const span =
    milestones.length === 0
      ? null
      : {
          firstSprint: Math.min(...milestones.map((milestone) => milestone.firstSprint)),
          lastSprint: Math.max(...milestones.map((milestone) => milestone.lastSprint)),
        };
  return { values: { span }, texts: { span: cells("releases").join("\n") } };
}

/** Value and effort. */
function figuresOf({ cell, has, notes }: RowAtHand): Said {
  const figures: Said = { values: {}, texts: {} };
  if (has("value")) {
    const isOnScale = (n: number) => (valueScale as readonly number[]).includes(n);
    figures.values.value = numberOf(cell("value"), isOnScale, "a value of 1, 2, 3, 5, 8, 13 or 20", notes);
    figures.texts.value = cell("value");
  }
  if (has("effort")) {
    const isEffort = (n: number) => n >= 1 && n <= 9999;
    figures.values.effort = numberOf(cell("effort"), isEffort, "a whole number of points from 1 to 9,999", notes);
    figures.texts.effort = cell("effort");
  }
  return figures;
}

/** A team that exists already, whatever the case of its name, or the mark of a new one. */
function teamByName(name: string, { teams }: RowSurroundings): string {
  return teams.find((team) => valueKey(team.name) === valueKey(name))?.id ?? `${newTeam}${name.trim()}`;
}

/** How each release is written most often. */
function commonSpellings(file: CsvFile, columns: readonly number[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const row of file.rows) {
    for (const release of columns.flatMap((column) => listOf(row.cells[column] ?? ""))) {
      const ofKey = counts.get(releaseKey(release)) ?? new Map<string, number>();
      counts.set(releaseKey(release), ofKey);
      ofKey.set(release, (ofKey.get(release) ?? 0) + 1);
    }
  }
  return new Map(
    [...counts].map(([key, spellings]) => [key, [...spellings].reduce((a, b) => (b[1] > a[1] ? b : a))[0]]),
  );
}
