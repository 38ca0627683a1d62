import { z } from "zod";
import { edit, flowTeamId } from "@/lib/domain/schema";
import { title } from "./schema";
import { StoryFields, formerPlace } from "./story-schema";

const storyId = z.uuid("That is not a Story.");
const epicId = z.uuid("That is not an Epic.");
const estimate = StoryFields.shape.estimate;
const partIds = z.array(z.uuid()).max(200).default([]);

/** Splits new Stories off one: what is named moves over, the rest stays. */
export const SplitStory = z.object({
  flowTeamId,
  storyId,
  parts: z
    .array(z.object({ title, estimate: estimate.default(null), criterionIds: partIds, taskIds: partIds }))
    .min(1, "Name at least one new Story.")
    .max(10, "Split off at most 10 Stories at once."),
  /** What is left to the Story itself, where that changes. */
  estimate: edit(estimate).optional(),
});

/** Takes a split back: the new Stories go, and what moved over comes back. */
export const JoinStory = z.object({
  flowTeamId,
  storyId,
  parts: z
    .array(z.object({ storyId, criterionIds: partIds, taskIds: partIds }))
    .min(1)
    .max(10),
  estimate: edit(estimate).optional(),
});

/** Splits again what was joined: the same Stories return with what had moved over. */
export const SplitStoryAgain = JoinStory;

/** Splits a new Epic off one; the Stories named move over. */
export const SplitEpic = z.object({
  flowTeamId,
  epicId,
  title,
  storyIds: z.array(storyId).max(1000, "Move at most 1,000 Stories at once.").default([]),
});

/** Takes a split of an Epic back: its Stories return and the new Epic goes. */
export const JoinEpic = z.object({
  flowTeamId,
  epicId,
  newEpicId: epicId,
  /** The places in the Epic that an undo gives back to the Stories. Else ignored. */
  places: z.array(formerPlace).max(10_000).default([]),
});

/** Splits again what was joined: the same Epic returns, with the Stories named. */
export const SplitEpicAgain = z.object({
  flowTeamId,
  epicId,
  newEpicId: epicId,
  storyIds: z.array(storyId).max(10_000),
});

export const TurnStoryIntoEpic = z.object({ flowTeamId, storyId });

/** Takes it back: the Epic goes and the Story returns with what was moved to the Epic. */
export const TurnEpicBack = z.object({ flowTeamId, epicId, storyId });
