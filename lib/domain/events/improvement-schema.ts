import { z } from "zod";
import { isCalendarDate } from "@/lib/domain/calendar/dates";
import { editsOf, flowTeamId, oneLine } from "@/lib/domain/schema";
import { improvementStates } from "./improvements";
import { eventKeyField } from "./schema";

const improvementId = z.uuid("That is not an Improvement.");
const prose = (what: string) => z.string(`${what} is text.`).trim().max(1000, `${what} has at most 1,000 characters.`);
const fields = {
  title: oneLine("An Improvement", 200),
  ownerId: z.uuid("Choose an owner.").nullable(),
  measure: prose("The measure"),
  dueOn: z.string("Choose a day.").refine(isCalendarDate, "That is no day of the calendar.").nullable(),
};
const effect = prose("What came of it");

export const AddImprovement = z.object({
  flowTeamId,
  key: eventKeyField,
  title: fields.title,
  ownerId: fields.ownerId.default(null),
  measure: fields.measure.default(""),
  dueOn: fields.dueOn.default(null),
  cardId: z.uuid("That is no card.").nullable().default(null),
});
export const EditImprovement = z.object({ flowTeamId, improvementId, edits: editsOf({ ...fields, effect }) });
export const ReorderImprovement = z.object({
  flowTeamId,
  improvementId,
  /** The one it comes after; null for the first place. */
  afterId: improvementId.nullable(),
});
export const SettleImprovement = z
  .object({ flowTeamId, improvementId, state: z.enum(improvementStates), effect })
  .refine(({ state, effect: said }) => state === "open" || said !== "", {
    path: ["effect"],
    message: "Say in a word what came of it.",
  });
export const ImprovementAlone = z.object({ flowTeamId, improvementId });
