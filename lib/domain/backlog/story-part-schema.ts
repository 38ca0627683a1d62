import { z } from "zod";
import { editsOf, flowTeamId, oneLine } from "@/lib/domain/schema";
import { label, longText, title } from "./schema";
import { criterionStates } from "./story-detail";
import { criterionText } from "./story-schema";
import { storyStatuses } from "./workflow";

const storyId = z.uuid("That is not a Story.");
const criterionId = z.uuid("That is not an acceptance criterion.");
const taskId = z.uuid("That is not a Task.");
const definitionId = z.uuid("That is not a line of a definition.");
const templateId = z.uuid("That is not a template.");
const ownerId = z.uuid("Choose a person.").nullable();

/** Where among its like something goes; `id` names one of them. */
const place = z.discriminatedUnion("at", [
  z.object({ at: z.literal("before"), id: z.uuid() }),
  z.object({ at: z.literal("after"), id: z.uuid() }),
  z.object({ at: z.literal("top") }),
  z.object({ at: z.literal("bottom") }),
]);
export type PartPlace = z.infer<typeof place>;

export const AddCriterion = z.object({
  flowTeamId,
  storyId,
  text: criterionText,
  /** The Architect's. */
  isTechnical: z.boolean().default(false),
});
export const EditCriterion = z.object({ flowTeamId, criterionId, edits: editsOf({ text: criterionText }) });
export const SetCriterionState = z.object({
  flowTeamId,
  criterionId,
  seen: z.enum(criterionStates),
  state: z.enum(criterionStates, "A criterion is open, met or not met."),
});
export const RankCriterion = z.object({ flowTeamId, criterionId, place });
export const RemoveCriterion = z.object({ flowTeamId, criterionId });
export const RestoreCriterion = RemoveCriterion;

const taskTitle = oneLine("A Task's title", 300);
export const AddTask = z.object({ flowTeamId, storyId, title: taskTitle, ownerId: ownerId.default(null) });
export const EditTask = z.object({ flowTeamId, taskId, edits: editsOf({ title: taskTitle, ownerId }) });
export const SetTaskStatus = z.object({
  flowTeamId,
  taskId,
  seen: z.enum(storyStatuses),
  status: z.enum(storyStatuses, "A Task is open, in progress or done."),
});
export const RankTask = z.object({ flowTeamId, taskId, place });
export const RemoveTask = z.object({ flowTeamId, taskId });
export const RestoreTask = RemoveTask;

const lineText = oneLine("A line of a definition", 300);
const definitionKinds = ["ready", "done"] as const;
export const AddDefinition = z.object({ flowTeamId, kind: z.enum(definitionKinds), text: lineText });
export const EditDefinition = z.object({ flowTeamId, definitionId, edits: editsOf({ text: lineText }) });
export const RankDefinition = z.object({ flowTeamId, definitionId, place });
export const RemoveDefinition = z.object({ flowTeamId, definitionId });
export const RestoreDefinition = RemoveDefinition;
/** Says whether a Story fulfils a line of a definition. */
export const CheckDefinition = z.object({ flowTeamId, storyId, definitionId, isFulfilled: z.boolean() });

const templateFields = {
  name: oneLine("A template's name", 80),
  title: z.union([z.literal(""), title]),
  description: longText("The description", 50_000),
  criteria: z.array(criterionText).max(50, "A template has at most 50 acceptance criteria."),
  labels: z.array(label).max(20, "A template has at most 20 labels."),
};
export const AddTemplate = z.object({
  flowTeamId,
  /** Of one team; null for all. */
  teamId: z.uuid("Choose a Scrum Team.").nullable().default(null),
  name: templateFields.name,
  title: templateFields.title.default(""),
  description: templateFields.description.default(""),
  criteria: templateFields.criteria.default([]),
  labels: templateFields.labels.default([]),
});
export const EditTemplate = z.object({ flowTeamId, templateId, edits: editsOf(templateFields) });
export const RemoveTemplate = z.object({ flowTeamId, templateId });
export const RestoreTemplate = RemoveTemplate;
