import { z } from "zod";
import { scrumTeamName } from "@/lib/domain/flow-teams/schema";
import { flowTeamId, sprintNumber } from "@/lib/domain/schema";
import {
  type ListField,
  type ReferenceOutcome,
  type RowAction,
  type RowKind,
  type SingleField,
  listFields,
  markups,
  rowKinds,
  singleFields,
} from "./import-names";
import { epicStatuses } from "./kinds";

const column = z.int().min(0).max(500);
const key = z.string().max(500);

/** What becomes of an owner of the file. */
export const TeamChoice = z.discriminatedUnion("to", [
  z.object({ to: z.literal("team"), teamId: z.uuid("Choose a Scrum Team.") }),
  z.object({ to: z.literal("new"), name: scrumTeamName }),
  /** Goes where that other owner goes. */
  z.object({ to: z.literal("merge"), into: key }),
  /** Its Epics come in without a team. */
  z.object({ to: z.literal("none") }),
  /** Its rows stay out. */
  z.object({ to: z.literal("leave_out") }),
]);
export type TeamChoice = z.infer<typeof TeamChoice>;

/** What becomes of a release: a Milestone of the calendar by its number, a label, or nothing. */
export const ReleaseChoice = z.union([z.int().min(1).max(1000), z.enum(["label", "nothing"])]);
export type ReleaseChoice = z.infer<typeof ReleaseChoice>;

/** Whose value stands where the file and somebody here changed the same field. */
export const AskChoice = z.enum(["ours", "file"]);
export type AskChoice = z.infer<typeof AskChoice>;

/** All that a person chooses about a file. Values of the file are keyed as `valueKey` and `releaseKey` say. */
export const ImportChoices = z.object({
  columns: z.object({
    ...(Object.fromEntries(singleFields.map((field) => [field, column.nullable()])) as Record<
      SingleField,
      z.ZodNullable<typeof column>
    >),
    ...(Object.fromEntries(listFields.map((field) => [field, z.array(column).max(100)])) as Record<
      ListField,
      z.ZodArray<typeof column>
    >),
  }),
  /** What a row is, by its word for it; "" is for rows without one, and for all where no column says. */
  kinds: z.record(key, z.enum(rowKinds)),
  /** Which Flow Sprint a sprint of the file is; null for none. */
  sprints: z.record(key, sprintNumber.nullable()),
  markup: z.enum(markups),
  statuses: z.record(key, z.enum(epicStatuses)),
  teams: z.record(key, TeamChoice),
  releases: z.record(key, ReleaseChoice),
  /** By external id and field, as `askKey` says. */
  asks: z.record(z.string().max(700), AskChoice),
});
export type ImportChoices = z.infer<typeof ImportChoices>;

const importId = z.uuid("That is not an import.");
export const UploadImport = z.object({
  flowTeamId,
  fileName: z.string().trim().min(1, "The file has no name.").max(255, "The file's name is too long."),
  content: z.instanceof(Uint8Array, { error: "Choose a file." }),
});
/** Only the parts of the choices that changed, each whole. */
export const ChooseForImport = z.object({ flowTeamId, importId, choices: ImportChoices.partial().strict() });
export const RunImport = z.object({
  flowTeamId,
  importId,
  /** The digest of the preview the person said yes to. */
  seen: z.string("Look at the preview first.").max(100),
});
export const DiscardImport = z.object({ flowTeamId, importId });
export const TakeBackImport = DiscardImport;

/** What becomes of rows of one kind. */
export type RowFigures = Record<RowAction, number>;

/** What the import did, or would do: of Epics unless said otherwise. */
export type ImportFigures = {
  rows: number;
  made: number;
  updated: number;
  unchanged: number;
  leftOut: number;
  /** Of those made: finished before Flotilla came into use. */
  doneBefore: number;
  teamsMade: number;
  references: Record<ReferenceOutcome, number>;
  /** Absent in reports from before Stories were imported. */
  stories?: RowFigures;
  tasks?: RowFigures;
};

/** One row of the report: what became of a row of the file. */
export type ReportRow = {
  /** Line in the file, from 1. */
  line: number;
  externalId: string;
  title: string;
  result: RowAction;
  /** E-12 is number 12. Null for other kinds. */
  epicNumber: number | null;
  /** Absent in reports from before Stories were imported: an Epic. */
  kind?: RowKind;
  /** S-12 is number 12; of a Task, its Story's. */
  storyNumber?: number | null;
  /** A Task's id. */
  taskId?: string;
  notes: string[];
};
/** What an import did, kept with it. */
export type ImportReport = { figures: ImportFigures; rows: ReportRow[] };
