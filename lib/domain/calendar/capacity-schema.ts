import { z } from "zod";
import { editsOf, flowTeamId, sprintNumber } from "@/lib/domain/schema";
import { calendarDate } from "./schema";

const absenceFields = {
  startsOn: calendarDate,
  endsOn: calendarDate,
  isHalf: z.boolean("Say whether it is half of each day."),
  note: z.string("A note is text.").trim().max(200, "Keep the note to 200 characters."),
};
const AbsenceFields = z.object(absenceFields);
export type AbsenceFields = z.infer<typeof AbsenceFields>;

const absenceId = z.uuid("That is not an absence.");

/** An absence names days alone. It is written down in the Flow Sprint the person looks at. */
export const AddAbsence = z.object({
  flowTeamId,
  personId: z.uuid("Choose a person."),
  sprintNumber,
  startsOn: absenceFields.startsOn,
  endsOn: absenceFields.endsOn,
  isHalf: absenceFields.isHalf.default(false),
  note: absenceFields.note.default(""),
});

export const EditAbsence = z.object({
  flowTeamId,
  absenceId,
  sprintNumber,
  edits: editsOf(absenceFields).refine((edits) => Object.keys(edits).length > 0, "Nothing was changed."),
});

export const RemoveAbsence = z.object({ flowTeamId, absenceId });

const capacityBasisFields = {
  focusFactor: z
    .int("A focus factor is a whole number of percent.")
    .min(10, "A focus factor is at least 10%.")
    .max(100, "A focus factor is at most 100%."),
  country: z
    .string("Choose a country.")
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,4})?$/, "A country is given by its code, such as DE or DE-BY.")
    .nullable(),
};
const CapacityBasis = z.object(capacityBasisFields);
export type CapacityBasis = z.infer<typeof CapacityBasis>;

/** What a team's capacity is computed with: its focus factor, and whose public holidays it keeps. */
export const EditCapacityBasis = z.object({
  flowTeamId,
  scrumTeamId: z.uuid("Choose a Scrum Team."),
  edits: editsOf(capacityBasisFields).refine((edits) => Object.keys(edits).length > 0, "Nothing was changed."),
});
