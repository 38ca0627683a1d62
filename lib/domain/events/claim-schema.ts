import { z } from "zod";
import { edit, editsOf, flowTeamId, oneLine, sprintNumber } from "@/lib/domain/schema";

const epicId = z.uuid("Choose an Epic.");
const claim = { flowTeamId, sprintNumber, epicId, teamId: z.uuid("Choose a Scrum Team.") };
const points = z
  .int("Points are a whole number.")
  .min(1, "Claim at least 1 point.")
  .max(999, "Claim at most 999 points.");

/** The points a team means to do of an Epic in a Flow Sprint. */
export const ClaimEpic = z.object({
  ...claim,
  points,
  /** Who claimed it, where the withdrawal of a claim is taken back: nobody else's word for it counts. */
  claimedById: z.uuid().nullish(),
});
export const ChangeClaim = z.object({ ...claim, points: edit(points) });
export const WithdrawClaim = z.object(claim);

const objective = { flowTeamId, objectiveId: z.uuid("That is no objective.") };
const sentence = oneLine("An objective", 300);
const epicIds = z
  .array(epicId)
  .min(1, "Tie the objective to at least one Epic.")
  .max(30, "Tie the objective to at most 30 Epics.")
  .refine((ids) => new Set(ids).size === ids.length, "Name each Epic once.");

export const AddObjective = z.object({ flowTeamId, sprintNumber, text: sentence, epicIds });
export const EditObjective = z.object({ ...objective, edits: editsOf({ text: sentence, epicIds }) });
/** Puts an objective behind another one; null puts it first. */
export const MoveObjective = z.object({ ...objective, afterId: z.uuid("That is no objective.").nullable() });
export const DeleteObjective = z.object(objective);
export const RestoreObjective = DeleteObjective;
