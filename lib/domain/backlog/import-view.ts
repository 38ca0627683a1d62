import type { Blocker } from "./import-blockers";
import type { ImportPlan } from "./import-plan";
import type { FileEpicField } from "./import-rows";
import type { Delimiter, RowAction } from "./import-names";
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
  figures: Pick<ImportFigures, "made" | "updated" | "leftOut"> | null;
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

/** A row of the preview. */
export type PreviewRow = {
  line: number;
  externalId: string;
  title: string;
  action: RowAction;
  epicNumber: number | null;
  notes: string[];
  /** Fields an existing Epic gets anew. */
  changes: FileEpicField[];
  asks: { field: FileEpicField; ours: string; file: string; answer: AskChoice | null }[];
};

export type ImportPreview = {
  figures: ImportFigures;
  newTeams: string[];
  blockers: Blocker[];
  rows: PreviewRow[];
  /** Says which preview this is, for `runImport`. */
  digest: string;
};

/** The plan as the preview shows it. `teamName` names a team by its id. */
export function previewOf(
  plan: ImportPlan,
  digest: string,
  teamName: (id: string) => string | undefined,
): ImportPreview {
  const words = (field: FileEpicField, value: unknown): string => {
    if (value === null || value === undefined || value === "") return "empty";
    if (field === "leadTeamId") return teamName(String(value)) ?? String(value).replace(/^new:/, "");
    if (field === "span") {
      const span = value as { firstSprint: number; lastSprint: number };
      return `S${span.firstSprint} to S${span.lastSprint}`;
    }
    if (Array.isArray(value)) return value.length === 0 ? "empty" : value.join(", ");
    return String(value).replaceAll("_", " ");
  };
  return {
    figures: plan.figures,
    newTeams: plan.newTeams,
    blockers: plan.blockers,
    digest,
    rows: plan.rows.map((row) => ({
      line: row.line,
      externalId: row.externalId,
      title: row.title,
      action: row.action,
      epicNumber: row.epicNumber,
      notes: row.notes,
      changes: row.action === "made" ? [] : (Object.keys(row.write) as FileEpicField[]),
      asks: row.asks.map(({ field, ours, file, answer }) => ({
        field,
        ours: words(field, ours),
        file: words(field, file),
        answer,
      })),
    })),
  };
}
