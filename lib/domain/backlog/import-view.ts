import type { Blocker } from "./import-blockers";
import type { Ask } from "./import-fields";
import type { ImportPlan } from "./import-plan";
import type { FileEpicField } from "./import-rows";
import type { FileStoryField } from "./import-stories";
import type { Delimiter, RowAction, RowKind } from "./import-names";
import type { AskChoice, ImportChoices, ImportFigures } from "./import-schema";
import type { Guess } from "./import-values";
import type { EpicStatus } from "./kinds";

/** Where an import is: `running` while its transaction lasts. */
export type ImportStanding = { state: "open" | "running" | "done"; progress: number; total: number };

/** One of the imports of a Flow Team, newest first in lists. */
export type ImportInList = {
  id: string;
  fileName: string;
  by: string;
  createdAt: string;
  endedAt: string | null;
  figures: Pick<ImportFigures, "made" | "updated" | "leftOut" | "stories" | "tasks"> | null;
};

/** An uploaded file with all that its steps ask about. */
export type ImportView = {
  id: string;
  fileName: string;
  delimiter: Delimiter;
  rowCount: number;
  /** Each column's header and its first values that aren't empty. */
  columns: { name: string; samples: string[] }[];
  choices: ImportChoices;
  kinds: { key: string; label: string; rows: number }[];
  sprints: { key: string; label: string; rows: number }[];
  /** The Flow Sprints one of them can be. */
  flowSprints: { number: number; startsOn: string; endsOn: string }[];
  statuses: {
    key: string;
    label: string;
    rows: number;
    guess: EpicStatus;
    certainty: Guess<EpicStatus>["certainty"];
  }[];
  owners: {
    key: string;
    label: string;
    rows: number;
    suggestion: { into: string; label: string; mentions: number } | null;
  }[];
  releases: { key: string; label: string; rows: number }[];
  teams: { id: string; name: string }[];
  milestones: {
    number: number;
    name: string;
    firstSprint: number;
    lastSprint: number;
    startsOn: string;
    endsOn: string;
  }[];
  isForming: boolean;
  /** How many Scrum Teams the Flow Team can have in all (TEAM-1). */
  mostTeams: number;
};

/** A field that is asked about, of an Epic, a Story or a Task. */
export type AskedField = FileEpicField | FileStoryField;

/** A row of the preview. */
export type PreviewRow = {
  line: number;
  kind: RowKind;
  externalId: string;
  title: string;
  action: RowAction;
  /** "E-12", "S-12"; null for what is new. */
  item: string | null;
  notes: string[];
  asks: { field: AskedField; ours: string; file: string; answer: AskChoice | null }[];
};

export type ImportPreview = {
  figures: ImportFigures;
  newTeams: string[];
  blockers: Blocker[];
  rows: PreviewRow[];
  /** Says which preview this is, for `runImport`. */
  digest: string;
};

/** The plan as the preview shows it. `nameOf` names a team, an Epic or a person by its id. */
export function previewOf(plan: ImportPlan, digest: string, nameOf: (id: string) => string | undefined): ImportPreview {
  const shown = (row: Planned, kind: RowKind, item: string | null): PreviewRow => ({
    line: row.line,
    kind,
    externalId: row.externalId,
    title: row.title,
    action: row.action,
    item,
    notes: row.notes,
    asks: row.asks.map(({ field, ours, file, answer }) => ({
      field,
      ours: inWords(field, ours, nameOf),
      file: inWords(field, file, nameOf),
      answer,
    })),
  });
  const rows = [
    ...plan.rows.map((row) => shown(row, "epic", itemName("epic", row.epicNumber))),
    ...plan.stories.map((row) => shown(row, row.kind, itemName("story", row.storyNumber))),
    ...plan.tasks.map((row) => shown(row, "task", itemName("task", row.storyNumber))),
  ];
  return {
    figures: plan.figures,
    newTeams: plan.newTeams,
    blockers: plan.blockers,
    digest,
    rows: rows.sort((a, b) => a.line - b.line),
  };
}

type Planned = {
  line: number;
  externalId: string;
  title: string;
  action: RowAction;
  notes: string[];
  asks: Ask<AskedField>[];
};

/** "E-12", "S-12", "Task of S-12"; null without a number. */
export function itemName(kind: RowKind, number: number | null | undefined): string | null {
  if (number === null || number === undefined) return null;
  if (kind === "epic") return `E-${number}`;
  return kind === "task" ? `Task of S-${number}` : `S-${number}`;
}

function inWords(field: AskedField, value: unknown, nameOf: (id: string) => string | undefined): string {
  if (value === null || value === undefined || value === "") return "empty";
  if (field === "leadTeamId" || field === "teamId" || field === "epicId" || field === "ownerId")
    return nameOf(String(value)) ?? String(value).replace(/^new(?: Epic)?:/, "");
  if (field === "span") {
    const span = value as { firstSprint: number; lastSprint: number };
    return `S${span.firstSprint} to S${span.lastSprint}`;
  }
  if (Array.isArray(value)) return value.length === 0 ? "empty" : value.join(", ");
  return String(value).replaceAll("_", " ");
}
