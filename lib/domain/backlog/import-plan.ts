import type { TeamMove, TiedDependency } from "@/lib/domain/dependencies/follow";
import { type Blocker, blockersOf } from "./import-blockers";
import { type Ask as AskOf, type LastFields, planField, rememberAll } from "./import-fields";
import type { CsvFile } from "./import-file";
import { kindOf } from "./import-kinds";
import { type PlannedReference, type ReferenceEnd, planReferences } from "./import-references";
import {
  type FileEpic,
  type FileEpicField,
  type RowSurroundings,
  type UnderstoodRow,
  fileEpicFields,
  newTeamName,
  understandRows,
} from "./import-rows";
import { type ReferenceOutcome, type RowAction, referenceOutcomes } from "./import-names";
import type { ImportChoices, ImportFigures } from "./import-schema";
import {
  type EpicInReach,
  type PlannedStory,
  type PlannedTask,
  type StorySurroundings,
  countActions,
  planStories,
} from "./import-story-plan";

/** What the file said at the last import, and what was written then, by field. */
export type LastValues = {
  fields: LastFields<FileEpic>;
  /** The references taken up, as the file writes them. */
  references: string[];
};

/** An Epic an earlier import made or updated. */
export type ImportedEpic = {
  epicId: string;
  number: number;
  current: FileEpic;
  isDeleted: boolean;
  openStories: number;
  last: LastValues;
};

/** All of the Flow Team an import depends on. */
export type ImportSurroundings = StorySurroundings &
  RowSurroundings & {
    isForming: boolean;
    imported: ReadonlyMap<string, ImportedEpic>;
    /** "from to" of Epics tied by a Dependency or a link already. */
    links: ReadonlySet<string>;
    /** The Dependencies that count at Epics and Stories of earlier imports. */
    tied: readonly TiedDependency[];
  };

/** A field the file and somebody here changed since the last import. */
export type Ask = AskOf<FileEpicField>;

export type PlannedRow = {
  line: number;
  externalId: string;
  title: string;
  action: RowAction;
  epicId: string | null;
  epicNumber: number | null;
  /** What is written: all of a new Epic, or the fields that change. */
  write: Partial<FileEpic>;
  createdOn: string | null;
  asks: Ask[];
  notes: string[];
  last: LastValues;
};

export type ImportPlan = {
  /** The rows that are Epics. */
  rows: PlannedRow[];
  stories: PlannedStory[];
  tasks: PlannedTask[];
  references: PlannedReference[];
  newTeams: string[];
  blockers: Blocker[];
  figures: ImportFigures;
};

/** What importing a file by these choices would do to a backlog. Changes nothing. */
export function planImport(file: CsvFile, choices: ImportChoices, around: ImportSurroundings): ImportPlan {
  const epics = { ...file, rows: file.rows.filter((row) => kindOf(row, choices) === "epic") };
  const understood = understandRows(epics, choices, around);
  const rows = understood.map((row) => planRow(row, choices, around));
  const references = planAllReferences(understood, rows, around);
  const byLine = new Map(rows.map((row) => [row.line, row]));
  for (const reference of references) {
    const row = byLine.get(reference.line);
    if (!row || row.action === "left_out") continue;
    row.notes.push(reference.why);
    if (reference.target && !row.last.references.includes(reference.to)) row.last.references.push(reference.to);
    const isNew = reference.outcome === "dependency" || reference.outcome.startsWith("link_");
    if (isNew && row.action === "unchanged") row.action = "updated";
  }
  const drawn = references.flatMap(({ line, outcome, target }) => {
    const needer = outcome === "dependency" ? byLine.get(line) : undefined;
    return needer && target ? [{ needer: refOf(needer), giver: target.node }] : [];
  });
  const { stories, tasks } = planStories(
    file,
    choices,
    { ...around, edges: [...around.edges, ...drawn] },
    epicsInReach(rows, epics, choices),
    epicsImported(around),
  );
  const teamsNamed = [...rows.map((row) => row.write.leadTeamId), ...stories.map((story) => story.write.teamId)];
  const newTeams = [...new Set(teamsNamed.flatMap((team) => newTeamName(team ?? null) ?? []))];
  const asks = [...rows, ...stories, ...tasks].flatMap((row) => row.asks.map(({ answer }) => answer));
  // A team that is made has no id yet: its name stands for it.
  const teamMoves = teamMovesOf({ rows, stories }, new Map(teamsNamed.map((team) => [team ?? "", team ?? ""])));
  const openAsks = asks.filter((answer) => answer === null).length;
  return {
    rows,
    stories,
    tasks,
    references,
    newTeams,
    blockers: blockersOf(file, choices, around, { newTeams, teamMoves, openAsks }),
    figures: {
      ...figuresOf(rows, references, newTeams),
      rows: file.rows.length,
      stories: countActions(stories),
      tasks: countActions(tasks),
    },
  };
}

/** The Epics of the file, by all that Stories of it may call them. */
function epicsInReach(
  rows: readonly PlannedRow[],
  { rows: inFile }: CsvFile,
  { columns }: ImportChoices,
): (EpicInReach & { line: number })[] {
  return rows.map((row, index) => {
    const cells = inFile[index]?.cells ?? [];
    const named = [columns.otherId, columns.epicName].map((column) => (column === null ? "" : (cells[column] ?? "")));
    return {
      line: row.line,
      ref: refOf(row),
      externalId: row.externalId,
      names: [...named, row.title],
      isLeftOut: row.action === "left_out",
    };
  });
}

/** Epics that earlier imports made, by their ids there. */
function epicsImported({ imported }: ImportSurroundings): EpicInReach[] {
  return [...imported].flatMap(([externalId, { epicId, isDeleted }]) =>
    isDeleted ? [] : [{ ref: epicId, externalId, names: [], isLeftOut: false }],
  );
}

/** Stands for the Epic that a row becomes, until it has an id; "new:" and a name do for a team. */
export const newEpic = (externalId: string): string => `new Epic:${externalId}`;

const refOf = ({ epicId, externalId }: PlannedRow): string => epicId ?? newEpic(externalId);

/** The ids that new Epics and teams got, by what stood for them. */
export type NewIds = ReadonlyMap<string, string>;

/** The id behind a reference of a plan. */
export function realId(reference: string | null, ids: NewIds): string | null {
  return reference?.startsWith("new") ? (ids.get(reference) ?? null) : reference;
}

/** Which Epics and Stories that are here already go to other teams. */
export function teamMovesOf({ rows, stories }: Pick<ImportPlan, "rows" | "stories">, ids: NewIds): TeamMove[] {
  const moves = [
    ...rows.map(({ epicId, write }) => ({ itemId: epicId, teamId: write.leadTeamId })),
    ...stories.map(({ storyId, write }) => ({ itemId: storyId, teamId: write.teamId })),
  ];
  return moves.flatMap(({ itemId, teamId }) =>
    itemId === null || teamId === undefined ? [] : [{ itemId, teamId: realId(teamId, ids) }],
  );
}

const blank: FileEpic = {
  title: "",
  description: "",
  status: "idea",
  leadTeamId: null,
  labels: [],
  span: null,
  value: null,
  effort: null,
};

function planRow(row: UnderstoodRow, choices: ImportChoices, around: ImportSurroundings): PlannedRow {
  const imported = around.imported.get(row.externalId) ?? null;
  const planned: PlannedRow = {
    line: row.line,
    externalId: row.externalId,
    title: row.title,
    action: "unchanged",
    epicId: imported?.epicId ?? null,
    epicNumber: imported?.number ?? null,
    write: {},
    createdOn: row.createdOn,
    asks: [],
    notes: [...row.notes],
    last: { fields: { ...imported?.last.fields }, references: [...(imported?.last.references ?? [])] },
  };
  const leaveOut =
    row.leaveOut ?? (imported?.isDeleted ? "Its Epic was removed here. Bring it back first to have it updated." : null);
  if (leaveOut !== null) return { ...planned, action: "left_out", notes: [leaveOut, ...row.notes] };
  if (!imported) {
    planned.last.fields = rememberAll(row);
    return { ...planned, action: "made", write: { ...blank, ...row.values } };
  }
  for (const field of fields(row)) {
    if (staysUndone(planned, row, field, imported)) continue;
    planField(planned, row, field, imported, blank, choices.asks);
  }
  if (Object.keys(planned.write).length > 0) planned.action = "updated";
  return planned;
}

/** An Epic with open Stories isn't done because a file says so. */
function staysUndone(planned: PlannedRow, row: UnderstoodRow, field: FileEpicField, imported: ImportedEpic): boolean {
  if (field !== "status" || row.values.status !== "done" || imported.current.status === "done") return false;
  if (imported.openStories === 0 || imported.last.fields.status?.file === row.texts.status) return false;
  planned.notes.push(
    `The file says it is done, and ${imported.openStories} of its Stories aren't, so its status stays.`,
  );
  return true;
}

function fields(row: UnderstoodRow): FileEpicField[] {
  return fileEpicFields.filter((field) => field in row.values);
}

function planAllReferences(
  understood: readonly UnderstoodRow[],
  rows: readonly PlannedRow[],
  around: ImportSurroundings,
): PlannedReference[] {
  const teamOf = (row: PlannedRow): string | null =>
    row.write.leadTeamId !== undefined
      ? row.write.leadTeamId
      : (around.imported.get(row.externalId)?.current.leadTeamId ?? null);
  const endOf = (row: PlannedRow): ReferenceEnd => ({
    node: refOf(row),
    externalId: row.externalId,
    teamId: teamOf(row),
  });
  const coming = new Map<string, PlannedRow>();
  const leftOut = new Set<string>();
  for (const row of rows) {
    if (row.action === "left_out") leftOut.add(row.externalId);
    else coming.set(row.externalId, row);
  }
  const find = (externalId: string): ReferenceEnd | "left_out" | null => {
    const row = coming.get(externalId);
    if (row) return endOf(row);
    if (leftOut.has(externalId)) return "left_out";
    const earlier = around.imported.get(externalId);
    return earlier && !earlier.isDeleted
      ? { node: earlier.epicId, externalId, teamId: earlier.current.leadTeamId }
      : null;
  };
  const referring = rows.map((row, index) => ({
    ...endOf(row),
    line: row.line,
    references: understood[index]?.references ?? [],
    known: new Set(around.imported.get(row.externalId)?.last.references ?? []),
    isLeftOut: row.action === "left_out",
  }));
  return planReferences(referring, find, around, around.links);
}

function figuresOf(
  rows: readonly PlannedRow[],
  references: readonly PlannedReference[],
  newTeams: readonly string[],
): Omit<ImportFigures, "stories" | "tasks"> {
  const count = (action: RowAction) => rows.filter((row) => row.action === action).length;
  const outcomes = Object.fromEntries(referenceOutcomes.map((outcome) => [outcome, 0])) as Record<
    ReferenceOutcome,
    number
  >;
  for (const { outcome } of references) outcomes[outcome]++;
  return {
    rows: rows.length,
    made: count("made"),
    updated: count("updated"),
    unchanged: count("unchanged"),
    leftOut: count("left_out"),
    doneBefore: rows.filter((row) => row.action === "made" && row.write.status === "done").length,
    teamsMade: newTeams.length,
    references: outcomes,
  };
}
