import { z } from "zod";
import { editsOf, flowTeamId, oneLine } from "@/lib/domain/schema";

const prose = (what: string) => z.string(`${what} is text.`).trim().max(4000, `${what} has at most 4,000 characters.`);
const description = prose("The description");
const impedimentId = z.uuid("That is not an Impediment.");
const fields = {
  title: oneLine("The title of an Impediment", 200),
  description,
  teamId: z.uuid("Choose a Scrum Team.").nullable(),
  storyId: z.uuid("Choose a Story.").nullable(),
  ownerId: z.uuid("Choose an owner.").nullable(),
};

export const RaiseImpediment = z.object({
  flowTeamId,
  title: fields.title,
  description: description.default(""),
  teamId: fields.teamId.default(null),
  storyId: fields.storyId.default(null),
  ownerId: fields.ownerId.default(null),
});
export const EditImpediment = z.object({ flowTeamId, impedimentId, edits: editsOf(fields) });
export const EscalateImpediment = z.object({ flowTeamId, impedimentId });
export const TakeImpedimentBack = EscalateImpediment;
export const ResolveImpediment = z.object({
  flowTeamId,
  impedimentId,
  resolution: prose("The word").min(1, "Say in a word how it was resolved."),
});
export const ReopenImpediment = EscalateImpediment;
export const DeleteImpediment = EscalateImpediment;
export const RestoreImpediment = EscalateImpediment;
