import type { Edge } from "@/lib/domain/dependencies/cycle";
import { sameValue } from "@/lib/domain/edit";
import { type Blocker, blockersOf } from "./import-blockers";
import type { CsvFile } from "./import-file";
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
import { type ReferenceOutcome, type RowAction, askKey, referenceOutcomes } from "./import-names";
import type { AskChoice, ImportChoices, ImportFigures } from "./import-schema";

/** What the file said at the last import, and what was written then, by field. */
export type LastValues = {
  fields: Partial<Record<FileEpicField, { file: string; wrote: unknown }>>;
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
export type ImportSurroundings = RowSurroundings & {
  isForming: boolean;
  imported: ReadonlyMap<string, ImportedEpic>;
  /** Dependencies between Epics by id, without declined and verified ones. */
  edges: readonly Edge[];
  /** "from to" of Epics tied by a Dependency or a link already. */
  links: ReadonlySet<string>;
};

/** A field the file and somebody here changed since the last import. */
export type Ask = { field: FileEpicField; ours: unknown; file: unknown; answer: AskChoice | null };

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
  rows: PlannedRow[];
  references: PlannedReference[];
  newTeams: string[];
  blockers: Blocker[];
  figures: ImportFigures;
};

/** What importing a file by these choices would do to a backlog. Changes nothing. */
export function planImport(file: CsvFile, choices: ImportChoices, around: ImportSurroundings): ImportPlan {
  const understood = understandRows(file, choices, around);
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
  const newTeams = [
    ...new Set(
      rows.flatMap((row) => (row.action === "left_out" ? [] : (newTeamName(row.write.leadTeamId ?? null) ?? []))),
    ),
  ];
  const openAsks = rows.flatMap((row) => row.asks).filter((ask) => ask.answer === null).length;
  return {
    rows,
    references,
    newTeams,
    blockers: blockersOf(file, choices, around, { newTeams, openAsks }),
    figures: figuresOf(rows, references, newTeams),
  };
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
    for (const field of fields(row))
      planned.last.fields[field] = { file: row.texts[field] ?? "", wrote: row.values[field] };
    return { ...planned, action: "made", write: { ...blank, ...row.values } };
  }
  for (const field of fields(row)) planField(planned, row, field, imported, choices);
  if (Object.keys(planned.write).length > 0) planned.action = "updated";
  return planned;
}

/** A field is touched only where the file changed since the last import, and asked for where both did. */
function planField(
  planned: PlannedRow,
  row: UnderstoodRow,
  field: FileEpicField,
  imported: ImportedEpic,
  choices: ImportChoices,
): void {
  const last = imported.last.fields[field];
  const text = row.texts[field] ?? "";
  const value = row.values[field];
  const current = imported.current[field];
  if (last?.file === text) return;
  if (field === "status" && value === "done" && current !== "done" && imported.openStories > 0) {
    planned.notes.push(
      `The file says it is done, and ${imported.openStories} of its Stories aren't, so its status stays.`,
    );
    return;
  }
  if (sameValue(current, value)) {
    planned.last.fields[field] = { file: text, wrote: value };
    return;
  }
  // A field the file had no column for last time is ours where somebody filled it in since.
  const isOurs = last ? !sameValue(current, last.wrote) : !sameValue(current, blank[field]);
  const answer = choices.asks[askKey(row.externalId, field)] ?? null;
  if (isOurs) planned.asks.push({ field, ours: current, file: value, answer });
  if (!isOurs || answer === "file") {
    Object.assign(planned.write, { [field]: value });
    planned.last.fields[field] = { file: text, wrote: value };
  } else if (answer === "ours") planned.last.fields[field] = { file: text, wrote: last?.wrote ?? null };
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
    node: row.epicId ?? `new ${row.externalId}`,
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
  return planReferences(referring, find, around.edges, around.links);
}

function figuresOf(
  rows: readonly PlannedRow[],
  references: readonly PlannedReference[],
  newTeams: readonly string[],
): ImportFigures {
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
