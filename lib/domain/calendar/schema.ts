import { z } from "zod";
import { flowTeamId, sprintNumber } from "@/lib/domain/schema";
import { sprintLengths } from "./cadence";
import { isCalendarDate } from "./dates";
import { longestPauseWeeks } from "./pauses";

/** A day as "YYYY-MM-DD", of a century anybody plans in or looks back on. */
export const calendarDate = z
  .string("Choose a day.")
  .refine(isCalendarDate, "This is no day of the calendar.")
  .refine((day) => day >= "1900" && day < "2200", "Choose a day between 1900 and 2199.");

const sprintWeeks = z.literal([...sprintLengths], "A Flow Sprint is 2, 3 or 4 weeks.");

// Which counts go with which length is a rule (CAL-5), refused with the counts that work.
const milestoneSprints = z
  .int("Give a whole number of sprints a Milestone.")
  .min(2, "A Milestone has at least 2 sprints.")
  .max(5, "A Milestone has at most 5 sprints.");

export const SetCalendar = z.object({
  flowTeamId,
  startsOn: calendarDate,
  sprintWeeks,
  milestoneSprints,
});
export type SetCalendar = z.infer<typeof SetCalendar>;

export const AddPause = z.object({
  flowTeamId,
  afterSprint: sprintNumber,
  weeks: z
    .int("Give a whole number of weeks.")
    .min(1, "A pause is at least 1 week.")
    .max(longestPauseWeeks, `A pause is at most ${longestPauseWeeks} weeks.`),
  reason: z
    .string("Say what the pause is for.")
    .trim()
    .min(1, "Say what the pause is for.")
    .max(200, "Keep the reason to 200 characters."),
});

export const RemovePause = z.object({
  flowTeamId,
  pauseId: z.uuid("Choose a pause."),
});

const cadenceChange = z.object({
  flowTeamId,
  fromSprint: sprintNumber,
  sprintWeeks,
  milestoneSprints,
  /** The calendar's outline when the person saw what moves: another one by now is refused. */
  seen: z.string().max(20_000).optional(),
});

export const ChangeCadence = cadenceChange;
export type ChangeCadence = z.infer<typeof ChangeCadence>;

/** A change that moves committed Milestones, to be put before the CPO (CAL-5). */
export const ProposeCadence = cadenceChange.required({ seen: true });
export type CadenceProposal = z.infer<typeof ProposeCadence>;

export const AgreeToCadence = z.object({
  flowTeamId,
  /** What `proposeCadence` gave the CSM. */
  proposal: z.string("Open the link the CSM sent you.").max(40_000),
});
