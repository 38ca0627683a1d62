import { z } from "zod";
import { sprintLengths } from "./cadence";
import { isCalendarDate } from "./dates";
import { longestPauseWeeks } from "./pauses";

/** A day as "YYYY-MM-DD", of a century anybody plans in or looks back on. */
export const calendarDate = z
  .string("Choose a day.")
  .refine(isCalendarDate, "This is no day of the calendar.")
  .refine((day) => day >= "1900" && day < "2200", "Choose a day between 1900 and 2199.");

const flowTeamId = z.uuid("Choose a Flow Team.");

const sprintWeeks = z.literal([...sprintLengths], "A Flow Sprint is 2, 3 or 4 weeks.");

// Which counts go with which length is a rule (CAL-5), refused with the counts that work.
const milestoneSprints = z
  .int("Give a whole number of sprints a Milestone.")
  .min(2, "A Milestone has at least 2 sprints.")
  .max(5, "A Milestone has at most 5 sprints.");

const sprintNumber = z
  .int("Choose a Flow Sprint.")
  .min(1, "Flow Sprints are numbered from 1.")
  .max(10_000, "The calendar doesn't reach that far.");

export const setCalendarInput = z.object({
  flowTeamId,
  startsOn: calendarDate,
  sprintWeeks,
  milestoneSprints,
});
export type SetCalendarInput = z.infer<typeof setCalendarInput>;

export const addPauseInput = z.object({
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
export type AddPauseInput = z.infer<typeof addPauseInput>;

export const removePauseInput = z.object({
  flowTeamId,
  pauseId: z.uuid("Choose a pause."),
});
export type RemovePauseInput = z.infer<typeof removePauseInput>;

const cadenceChange = z.object({
  flowTeamId,
  fromSprint: sprintNumber,
  sprintWeeks,
  milestoneSprints,
  /** The calendar's outline when the person saw what moves: another one by now is refused. */
  seen: z.string().max(20_000).optional(),
});

export const changeCadenceInput = cadenceChange;
export type ChangeCadenceInput = z.infer<typeof changeCadenceInput>;

/** A change that moves committed Milestones, to be put before the CPO (CAL-5). */
export const proposeCadenceInput = cadenceChange.required({ seen: true });
export type CadenceProposal = z.infer<typeof proposeCadenceInput>;

export const agreeToCadenceInput = z.object({
  flowTeamId,
  /** What `proposeCadence` gave the CSM. */
  proposal: z.string("Open the link the CSM sent you.").max(40_000),
});
