import { type Result, ok, refuse } from "@/lib/domain/result";
import type { Cadence } from "./calendar";

/** CAL-1. */
export const sprintLengths = [2, 3, 4] as const;
/** CAL-5: weeks of sprints in a Milestone, least and most. */
export const milestoneWeeks = { least: 8, most: 10 } as const;

/** What a person chooses: a cadence without the sprint it starts at. */
export type CadenceChoice = Omit<Cadence, "fromSprint">;

/** Whether so many weeks of sprints make a Milestone (CAL-5). */
export function isMilestoneLong(weeks: number): boolean {
  return weeks >= milestoneWeeks.least && weeks <= milestoneWeeks.most;
}

/** How many sprints of one length can make a Milestone, fewest first: 4 or 5 of 2 weeks, and so on. */
export function milestoneSprintsFor(sprintWeeks: number): number[] {
  const counts = [2, 3, 4, 5];
  return counts.filter((count) => isMilestoneLong(count * sprintWeeks));
}

/** Refuses a sprint length outside CAL-1, or a Milestone rhythm outside CAL-5. */
export function cadenceAllowed<C extends CadenceChoice>(choice: C): Result<C> {
  const { sprintWeeks, milestoneSprints } = choice;
  if (!(sprintLengths as readonly number[]).includes(sprintWeeks)) {
    const message = `A Flow Sprint is 2, 3 or 4 whole weeks, not ${sprintWeeks}.`;
    return refuse({
      rule: "CAL-1",
      code: "rule",
      message,
      fields: { sprintWeeks: message },
      wayOut: "Choose 2, 3 or 4 weeks.",
    });
  }
  const works = milestoneSprintsFor(sprintWeeks);
  if (!works.includes(milestoneSprints)) {
    const message = `${milestoneSprints} sprints of ${sprintWeeks} weeks are ${milestoneSprints * sprintWeeks} weeks; a Milestone has 8 to 10.`;
    return refuse({
      rule: "CAL-5",
      code: "rule",
      message,
      fields: { milestoneSprints: message },
      wayOut: `With sprints of ${sprintWeeks} weeks, choose ${works.join(" or ")} sprints a Milestone.`,
    });
  }
  return ok(choice);
}

/** In words: "2 weeks, 4 sprints a Milestone". */
export function describeCadence({ sprintWeeks, milestoneSprints }: CadenceChoice): string {
  return `${sprintWeeks} weeks, ${milestoneSprints} sprints a Milestone`;
}

/** The cadence that holds from a Flow Sprint on; the first one for numbers before it. */
export function cadenceFrom(cadences: readonly Cadence[], sprintNumber: number): Cadence {
  const cadence = cadences.findLast((one) => one.fromSprint <= sprintNumber) ?? cadences[0];
  if (!cadence) throw new Error("A calendar has at least one cadence");
  return cadence;
}
