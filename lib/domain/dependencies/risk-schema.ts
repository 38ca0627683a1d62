import { z } from "zod";
import { calendarDate } from "@/lib/domain/calendar/schema";
import { editsOf, flowTeamId, oneLine } from "@/lib/domain/schema";
import { riskTrends, roamClasses } from "./risks";

const riskId = z.uuid("That is not a Risk.");
const title = oneLine("The title of a Risk", 200);
const prose = (what: string) => z.string(`${what} is text.`).trim().max(4000, `${what} has at most 4,000 characters.`);
const description = prose("The description");
const person = (what: string) => z.uuid(`Choose ${what}.`).nullable();
const step = (what: string) => z.int(`${what} is 1 to 5.`).min(1, `${what} is 1 to 5.`).max(5, `${what} is 1 to 5.`);
const fields = {
  title,
  description,
  epicId: z.uuid("Choose an Epic.").nullable(),
  teamId: z.uuid("Choose a Scrum Team.").nullable(),
  ownerId: person("an owner"),
  roam: z.enum(roamClasses, "Choose a ROAM class.").nullable(),
  plan: prose("The plan"),
  acceptedById: person("who accepts it"),
  acceptedWhy: prose("The reason"),
  probability: step("Probability"),
  impact: step("Impact"),
  trend: z.enum(riskTrends, "Choose a trend."),
  reviewOn: calendarDate.nullable(),
};

export const RaiseRisk = z.object({
  flowTeamId,
  title,
  description: description.default(""),
  epicId: fields.epicId.default(null),
  teamId: fields.teamId.default(null),
  ownerId: fields.ownerId.default(null),
  probability: fields.probability.default(3),
  impact: fields.impact.default(3),
});
export const EditRisk = z.object({ flowTeamId, riskId, edits: editsOf(fields) });
export const CloseRisk = z.object({ flowTeamId, riskId, why: prose("The reason").default("") });
export const ReopenRisk = z.object({ flowTeamId, riskId });
export const DeleteRisk = z.object({ flowTeamId, riskId });
export const RestoreRisk = DeleteRisk;
