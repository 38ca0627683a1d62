import { z } from "zod";
import { calendarDate } from "@/lib/domain/calendar/schema";
import { editsOf, flowTeamId, sprintNumber } from "@/lib/domain/schema";
import { epicKinds, epicStatuses, feasibilities, insightKinds, technicalNoteKinds, valueScale } from "./kinds";

/** What an Epic or a Story is called. */
export const title = z
  .string("A title is text.")
  .trim()
  .min(1, "Give it a title.")
  .max(200, "A title has at most 200 characters.");
/** Text of some length. `what` begins the sentence: "The description". */
export const longText = (what: string, max = 20_000) =>
  z.string(`${what} is text.`).max(max, `${what} has at most ${max.toLocaleString("en")} characters.`);
const points = z
  .int("Effort is a whole number of points.")
  .min(1, "Effort is at least 1 point.")
  .max(9999, "Effort is at most 9,999 points.");
const onScale = z
  .int("Choose one of 1, 2, 3, 5, 8, 13, 20.")
  .refine((n) => (valueScale as readonly number[]).includes(n), "Choose one of 1, 2, 3, 5, 8, 13, 20.");
/** One label of an Epic or a Story. */
export const label = z
  .string()
  .trim()
  .min(1, "A label has at least one character.")
  .max(40, "A label has at most 40 characters.");

/** Every field of an Epic that people edit, with what each may be. */
const epicFields = {
  title,
  description: longText("The description"),
  kind: z.enum(epicKinds, "An Epic is business or enabler."),
  status: z.enum(epicStatuses, "That is not a status of an Epic."),
  leadTeamId: z.uuid("Choose a Scrum Team.").nullable(),
  firstSprint: sprintNumber.nullable(),
  lastSprint: sprintNumber.nullable(),
  effort: points.nullable(),
  value: onScale.nullable(),
  timeCriticality: onScale.nullable(),
  riskReduction: onScale.nullable(),
  riskNote: longText("The risk note", 4000),
  acceptanceConditions: z
    .array(z.string().trim().min(1, "A condition has words.").max(500, "A condition has at most 500 characters."))
    .max(50, "An Epic has at most 50 acceptance conditions."),
  ownerId: z.uuid("Choose a person.").nullable(),
  labels: z.array(label).max(20, "An Epic has at most 20 labels."),
};
export const EpicFields = z.object(epicFields);
export type EpicFields = z.infer<typeof EpicFields>;
export type EpicField = keyof EpicFields;

/** The edits of an Epic: for each field changed, the value the person saw and the new one. */
const EpicEdits = editsOf(epicFields).refine((edits) => Object.keys(edits).length > 0, "Nothing was changed.");

const epicId = z.uuid("That is not an Epic.");

export const CreateEpic = z.object({
  flowTeamId,
  title,
  kind: epicFields.kind.default("business"),
  description: epicFields.description.default(""),
  leadTeamId: epicFields.leadTeamId.default(null),
  firstSprint: epicFields.firstSprint.default(null),
  lastSprint: epicFields.lastSprint.default(null),
  effort: epicFields.effort.default(null),
  value: epicFields.value.default(null),
  labels: epicFields.labels.default([]),
});

export const EditEpic = z.object({ flowTeamId, epicId, edits: EpicEdits });

/** Several Epics edited as one change: all or none. */
export const EditEpics = z.object({
  flowTeamId,
  epics: z
    .array(z.object({ epicId, edits: EpicEdits }))
    .min(1, "Choose at least one Epic.")
    .max(500, "Change at most 500 Epics at once."),
});

/** Puts an Epic right before or after another in the Product Backlog. */
export const RankEpic = z.object({
  flowTeamId,
  epicId,
  place: z.discriminatedUnion("at", [
    z.object({ at: z.literal("before"), epicId }),
    z.object({ at: z.literal("after"), epicId }),
    z.object({ at: z.literal("top") }),
    z.object({ at: z.literal("bottom") }),
  ]),
});

export const JudgeFeasibility = z.object({
  flowTeamId,
  epicId,
  seen: z.enum(feasibilities).nullable(),
  verdict: z.enum(feasibilities, "Choose a verdict.").nullable(),
  note: longText("The note", 4000).default(""),
});

export const DeleteEpic = z.object({ flowTeamId, epicId });
export const RestoreEpic = DeleteEpic;

export const AddEpicLink = z.object({
  flowTeamId,
  epicId,
  to: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("epic"), epicId }),
    z.object({
      kind: z.literal("address"),
      url: z
        .url({ protocol: /^https?$/, error: "An address starts with https:// or http://." })
        .max(2000, "An address has at most 2,000 characters."),
      title: z.string().trim().max(200, "A title has at most 200 characters.").default(""),
    }),
  ]),
});
export const RemoveEpicLink = z.object({ flowTeamId, linkId: z.uuid("That is not a link.") });

export const AddTechnicalNote = z.object({
  flowTeamId,
  epicId,
  kind: z.enum(technicalNoteKinds, "Choose decision, interface or pattern."),
  title,
  body: longText("The text").default(""),
});
export const EditTechnicalNote = z.object({
  flowTeamId,
  noteId: z.uuid("That is not a technical note."),
  edits: editsOf({ kind: z.enum(technicalNoteKinds), title, body: longText("The text") }),
});
export const RemoveTechnicalNote = z.object({ flowTeamId, noteId: z.uuid("That is not a technical note.") });
export const RestoreTechnicalNote = RemoveTechnicalNote;

const insightFields = {
  kind: z.enum(insightKinds, "Choose customer need or market note."),
  text: z
    .string("An Insight is text.")
    .trim()
    .min(1, "Say what you learnt.")
    .max(4000, "An Insight has at most 4,000 characters."),
  source: z
    .string("A source is text.")
    .trim()
    .min(1, "Say where it comes from.")
    .max(200, "A source has at most 200 characters."),
  observedOn: calendarDate,
};
const insightId = z.uuid("That is not an Insight.");
export const AddInsight = z.object({
  flowTeamId,
  ...insightFields,
  epicIds: z.array(epicId).max(50, "Tie at most 50 Epics.").default([]),
});
export const EditInsight = z.object({
  flowTeamId,
  insightId,
  edits: editsOf(insightFields),
});
export const TieInsight = z.object({ flowTeamId, insightId, epicId });
export const UntieInsight = TieInsight;
export const RemoveInsight = z.object({ flowTeamId, insightId });
export const RestoreInsight = RemoveInsight;
