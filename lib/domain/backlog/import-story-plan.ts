import { planCriteria } from "./import-criteria";
import { type EpicMoves, type Waiting, epicMoves } from "./import-cycles";
import { type Ask, type LastFields, planField, rememberAll } from "./import-fields";
import type { CsvFile } from "./import-file";
import { type RowAction, type RowKind, valueKey } from "./import-names";
import type { ImportChoices, RowFigures } from "./import-schema";
import {
  type FileStory,
  type FileStoryField,
  type FileTask,
  type StoryReading,
  type UnderstoodStory,
  fileStoryFields,
  understandStories,
} from "./import-stories";

/** A Story an earlier import made or updated. */
export type ImportedStory = {
  storyId: string;
  number: number;
  current: FileStory;
  isDeleted: boolean;
  /** It is in a Sprint Backlog: its team and Flow Sprint are decided there. */
  isCommitted: boolean;
  /** The words of its acceptance criteria, the technical ones too. */
  criteria: readonly string[];
  last: { fields: LastFields<FileStory>; criteria: string };
};

/** A Task an earlier import made, known by its row's id. */
export type ImportedTask = {
  taskId: string;
  /** Its Story's row. */
  storyExternalId: string;
  storyNumber: number;
  current: FileTask;
  isDeleted: boolean;
  last: { fields: LastFields<FileTask> };
};

/** What of the Flow Team Stories of a file are planned against. */
export type StorySurroundings = StoryReading &
  Waiting & {
    /** Flow Sprints there are. */
    sprints: readonly number[];
    epics: readonly { id: string; number: number; title: string }[];
    stories: ReadonlyMap<string, ImportedStory>;
    tasks: ReadonlyMap<string, ImportedTask>;
  };

/** An Epic a Story can belong to: a row of the file or one that is there. `ref` is its id, or stands for it until it has one. */
export type EpicInReach = { ref: string; externalId: string; names: readonly string[]; isLeftOut: boolean };

type PlannedBase = { line: number; externalId: string; title: string; action: RowAction; notes: string[] };

export type PlannedStory = PlannedBase & {
  kind: Exclude<RowKind, "epic" | "task">;
  storyId: string | null;
  storyNumber: number | null;
  write: Partial<FileStory>;
  /** Those that come in: all of a new Story, what is new of another. */
  criteria: string[];
  createdOn: string | null;
  doneOn: string | null;
  asks: Ask<FileStoryField>[];
  last: { fields: LastFields<FileStory>; criteria: string };
};

export type PlannedTask = PlannedBase & {
  kind: "task";
  taskId: string | null;
  /** The row of the Story it is a step of. */
  storyExternalId: string;
  storyNumber: number | null;
  write: Partial<FileTask>;
  doneOn: string | null;
  asks: Ask<keyof FileTask>[];
  last: { fields: LastFields<FileTask> };
};

const blank: FileStory = {
  title: "",
  description: "",
  status: "open",
  teamId: null,
  epicId: null,
  labels: [],
  estimate: null,
  sprintNumber: null,
  ownerId: null,
};
const blankTask: FileTask = { title: "", status: "open", ownerId: null };
const taskFields = ["title", "status", "ownerId"] as const satisfies readonly (keyof FileTask)[];

/** What rows that are no Epics are tied to. */
type Ties = { findEpic: (name: string) => EpicInReach | null; rows: RowsByName; moves: EpicMoves };

/** What becomes of the rows that are no Epics. `epics` are those of the file, `earlier` those of earlier imports. */
export function planStories(
  file: CsvFile,
  choices: ImportChoices,
  around: StorySurroundings,
  epics: readonly (EpicInReach & { line: number })[],
  earlier: readonly EpicInReach[],
): { stories: PlannedStory[]; tasks: PlannedTask[] } {
  const taken = new Map(epics.map((epic) => [epic.externalId, epic.line]));
  const understood = understandStories(file, choices, around, taken);
  const rows = rowsByName(understood, file, choices);
  const ties = {
    findEpic: epicsByName([...epics, ...earlier], around.epics),
    rows,
    moves: epicMoves(around, (ref) => epics.find((epic) => epic.ref === ref)?.externalId),
  };
  const stories = understood.filter((row) => row.kind !== "task").map((row) => planStory(row, choices, around, ties));
  const coming = new Map(stories.flatMap((story) => (story.action === "left_out" ? [] : [[story.externalId, story]])));
  const tasks = understood
    .filter((row) => row.kind === "task")
    .map((row) => planTask(row, choices, around, rows, coming));
  return { stories, tasks };
}

function planStory(
  row: UnderstoodStory,
  choices: ImportChoices,
  around: StorySurroundings,
  { findEpic, rows, moves }: Ties,
): PlannedStory {
  const imported = around.stories.get(row.externalId) ?? null;
  const criteria = row.criteria.join("\n");
  const planned: PlannedStory = {
    line: row.line,
    kind: row.kind === "leave_out" ? "leave_out" : "story",
    externalId: row.externalId,
    title: row.title,
    action: "unchanged",
    storyId: imported?.storyId ?? null,
    storyNumber: imported?.number ?? null,
    write: {},
    criteria: [],
    createdOn: row.createdOn,
    doneOn: row.doneOn,
    asks: [],
    notes: row.notes,
    last: { fields: { ...imported?.last.fields }, criteria: imported?.last.criteria ?? criteria },
  };
  const leaveOut =
    row.leaveOut ??
    (imported?.isDeleted ? "Its Story was removed here. Bring it back first to have it updated." : null);
  if (leaveOut !== null) return { ...planned, action: "left_out", notes: [leaveOut, ...row.notes] };
  const hasParents = choices.columns.parents.length > 0 || choices.columns.epicName !== null;
  if (hasParents) {
    row.values.epicId = epicOf(row, findEpic, rows);
    row.texts.epicId = row.parents.join("\n");
  }
  if (!imported) {
    planned.last.fields = rememberAll(row);
    return { ...planned, action: "made", write: { ...blank, ...row.values }, criteria: row.criteria };
  }
  for (const field of fileStoryFields) {
    if (!(field in row.values) || staysCommitted(planned, row, field, imported)) continue;
    if (staysOutside(planned, row, field, imported, moves)) continue;
    planField(planned, row, field, imported, blank, choices.asks);
  }
  if (planned.write.epicId) moves.add(imported.storyId, planned.write.epicId);
  if (choices.columns.criteria !== null && criteria !== imported.last.criteria) {
    const { added, notes } = planCriteria(row.criteria, imported.last.criteria.split("\n"), imported.criteria);
    planned.criteria = added;
    planned.notes.push(...notes);
    planned.last.criteria = criteria;
  }
  if (Object.keys(planned.write).length + planned.criteria.length > 0) planned.action = "updated";
  return planned;
}

/** What a team committed to is taken out or moved by its own acts, never by a file. */
function staysCommitted(
  planned: PlannedStory,
  row: UnderstoodStory,
  field: FileStoryField,
  { isCommitted, current, last }: ImportedStory,
): boolean {
  if (!isCommitted || (field !== "teamId" && field !== "sprintNumber")) return false;
  if (isAsBefore(row, field, { current, last })) return false;
  planned.notes.push(`It is in a Sprint Backlog, so its ${field === "teamId" ? "team" : "Flow Sprint"} stays.`);
  return true;
}

/** A Story comes into no Epic that it waits for (DEP-1). */
function staysOutside(
  planned: PlannedStory,
  row: UnderstoodStory,
  field: FileStoryField,
  imported: ImportedStory,
  moves: EpicMoves,
): boolean {
  const epicRef = row.values.epicId;
  if (field !== "epicId" || !epicRef || isAsBefore(row, field, imported)) return false;
  const cycle = moves.cycleIn(imported.storyId, epicRef);
  if (cycle === null) return false;
  planned.notes.push(`It stays where it is: in the Epic the file names it would close a cycle (DEP-1), ${cycle}.`);
  return true;
}

/** Whether the file says what is there already, or what it said before. */
function isAsBefore(
  row: UnderstoodStory,
  field: FileStoryField,
  { current, last }: Pick<ImportedStory, "current" | "last">,
): boolean {
  return row.values[field] === current[field] || last.fields[field]?.file === row.texts[field];
}

/** The Epic a row belongs to: the first of what it names that is one. */
function epicOf(row: UnderstoodStory, findEpic: (name: string) => EpicInReach | null, rows: RowsByName): string | null {
  for (const name of row.parents) {
    const epic = findEpic(name);
    if (epic && !epic.isLeftOut) return epic.ref;
  }
  const [name] = row.parents;
  if (name === undefined) return null;
  if (findEpic(name)?.isLeftOut) row.notes.push(`The row of its Epic ${name} is left out, so it comes in without one.`);
  else if (rows(name) === row)
    row.notes.push(`${name}, what it belongs to, is itself, so it comes in without an Epic.`);
  else if (rows(name)) row.notes.push(`${name}, what it belongs to, is no Epic, so it comes in without one.`);
  else row.notes.push(`No Epic of the file or the backlog is called ${name}, so it comes in without one.`);
  return null;
}

function planTask(
  row: UnderstoodStory,
  choices: ImportChoices,
  around: StorySurroundings,
  rows: RowsByName,
  coming: ReadonlyMap<string, PlannedStory>,
): PlannedTask {
  const imported = around.tasks.get(row.externalId) ?? null;
  const { title, status, ownerId } = row.values;
  const values = {
    ...(title !== undefined && { title }),
    ...(status && { status }),
    ...(ownerId !== undefined && { ownerId }),
  };
  const said = { values, texts: row.texts };
  const planned: PlannedTask = {
    line: row.line,
    kind: "task",
    externalId: row.externalId,
    title: row.title,
    action: "unchanged",
    taskId: imported?.taskId ?? null,
    storyExternalId: imported?.storyExternalId ?? "",
    storyNumber: imported?.storyNumber ?? null,
    write: {},
    doneOn: row.doneOn,
    asks: [],
    notes: row.notes,
    last: { fields: { ...imported?.last.fields } },
  };
  const leftOut = (why: string): PlannedTask => ({ ...planned, action: "left_out", notes: [why, ...row.notes] });
  if (row.leaveOut !== null) return leftOut(row.leaveOut);
  if (imported) {
    if (imported.isDeleted) return leftOut("Its Task was removed here. Make it anew by hand to have it again.");
    for (const field of taskFields)
      if (field in values) planField(planned, said, field, imported, blankTask, choices.asks);
    return { ...planned, action: Object.keys(planned.write).length > 0 ? "updated" : "unchanged" };
  }
  const story = storyOf(row, around, rows, coming);
  if ("why" in story) return leftOut(story.why);
  return {
    ...planned,
    action: "made",
    storyExternalId: story.externalId,
    storyNumber: story.number,
    write: { ...blankTask, ...values },
    last: { fields: rememberAll(said) },
  };
}

/** The Story a Task's row belongs to, or why there is none. */
function storyOf(
  row: UnderstoodStory,
  around: StorySurroundings,
  rows: RowsByName,
  coming: ReadonlyMap<string, PlannedStory>,
): { externalId: string; number: number | null } | { why: string } {
  for (const name of row.parents) {
    const found = rows(name);
    const story = coming.get(found?.externalId ?? name);
    if (story && found?.kind !== "task") return { externalId: story.externalId, number: story.storyNumber };
    const earlier = around.stories.get(name);
    if (earlier && !earlier.isDeleted) return { externalId: name, number: earlier.number };
  }
  const [name] = row.parents;
  if (name === undefined) return { why: "It is a Task, and no column says of which Story." };
  const found = rows(name);
  if (found === row) return { why: `${name}, the Story it is a Task of, is itself.` };
  if (found?.kind === "task") return { why: `${name}, what it belongs to, is a Task too; a Task belongs to a Story.` };
  if (found) return { why: `The row of its Story ${name} is left out.` };
  return { why: `${name}, what it belongs to, is no Story of the file or of an earlier import.` };
}

/** Finds an Epic by an id of the file, its "E-12", or its title. */
function epicsByName(
  byId: readonly EpicInReach[],
  inBacklog: StorySurroundings["epics"],
): (name: string) => EpicInReach | null {
  const found = new Map<string, EpicInReach>();
  const keep = (name: string, epic: EpicInReach) => {
    if (name !== "" && !found.has(valueKey(name))) found.set(valueKey(name), epic);
  };
  for (const epic of byId) keep(epic.externalId, epic);
  for (const epic of byId) for (const name of epic.names) keep(name, epic);
  for (const { id, number, title } of inBacklog) {
    const epic = { ref: id, externalId: "", names: [], isLeftOut: false };
    keep(`E-${number}`, epic);
    keep(title, epic);
  }
  return (name) => found.get(valueKey(name)) ?? null;
}

type RowsByName = (name: string) => UnderstoodStory | null;

/** Finds a row that is no Epic by either of its ids. */
function rowsByName(rows: readonly UnderstoodStory[], file: CsvFile, { columns }: ImportChoices): RowsByName {
  const found = new Map<string, UnderstoodStory>();
  for (const row of rows) if (!found.has(valueKey(row.externalId))) found.set(valueKey(row.externalId), row);
  if (columns.otherId !== null) {
    const byLine = new Map(rows.map((row) => [row.line, row]));
    for (const { line, cells } of file.rows) {
      const other = valueKey(cells[columns.otherId] ?? "");
      const row = byLine.get(line);
      if (row && other !== "" && !found.has(other)) found.set(other, row);
    }
  }
  return (name) => found.get(valueKey(name)) ?? null;
}

/** How many rows come to what. */
export function countActions(rows: readonly { action: RowAction }[]): RowFigures {
  const figures: RowFigures = { made: 0, updated: 0, unchanged: 0, left_out: 0 };
  for (const { action } of rows) figures[action]++;
  return figures;
}
