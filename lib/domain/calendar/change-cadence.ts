import { type Result, ok, refuse } from "@/lib/domain/result";
import { type CadenceChoice, cadenceAllowed, cadenceFrom, isMilestoneLong, milestoneWeeks } from "./cadence";
import {
  type Cadence,
  type Calendar,
  type FlowSprint,
  type MilestoneSpan,
  type Undated,
  calendarStart,
  firstOpenSprint,
  milestoneOf,
  sprintWeeksFrom,
} from "./calendar";
import type { CalendarDate } from "./dates";
import { type CalendarChange, whatMoves } from "./moves";
import { type Reach, grow } from "./plan";

/** A change of cadence, with the committed Milestones it moves: they need the CPO's yes (CAL-5). */
export type CadenceChange = CalendarChange & { committedMilestonesMoved: number[] };

/**
 * Changes the cadence from a future Flow Sprint on, in place of any change planned for later.
 *
 * 1. Sprints before `fromSprint` stay; those from it on keep their numbers and get the new length.
 *    Pauses stay at their boundaries and shift with them.
 * 2. Milestones that end before `fromSprint` stay.
 * 3. A Milestone the change falls inside keeps its sprints before the change and takes as many new
 *    ones, possibly none, as bring it nearest to the weeks it had, within 8 to 10. Of two equally
 *    near the one nearer to the new rhythm is taken, then the shorter.
 * 4. Milestones after it keep their order and numbers, and have `milestoneSprints` sprints each.
 * 5. The calendar goes on to the end of a Milestone until it reaches as far as asked, at least past
 *    the last pause and committed Milestone. Unless told otherwise it loses no sprint or Milestone.
 *
 * A change to what holds there already moves nothing, also where an earlier change left a Milestone
 * longer or shorter than the rhythm.
 *
 * Refuses CAL-1; CAL-3 when `fromSprint` has begun; CAL-5 when the rhythm isn't 8 to 10 weeks, or
 * when no count in step 3 makes it so, naming the nearest boundaries that work.
 */
export function changeCadence(
  calendar: Calendar,
  change: Cadence,
  today: CalendarDate,
  reach: Reach = {
    throughSprint: calendar.sprints.length,
    throughMilestone: calendar.milestones.length,
  },
): Result<CadenceChange> {
  const { fromSprint, sprintWeeks, milestoneSprints } = change;
  const cadence = cadenceAllowed({ fromSprint, sprintWeeks, milestoneSprints });
  if (!cadence.ok) return cadence;
  const boundary = boundaryOpen(calendar, fromSprint, today);
  if (!boundary.ok) return boundary;
  const planned = holdsAlready(calendar, change) ? calendar : plannedAnew(calendar, change);
  if (planned === null) return refuseFraction(calendar, change, today);

  const grown = grow(
    {
      startsOn: calendarStart(calendar),
      sprints: planned.sprints,
      milestones: planned.milestones,
      pauses: calendar.pauses,
      cadences: withCadence(calendar.cadences, cadence.value),
    },
    reachAtLeast(calendar, reach),
  );
  const changed = { ...grown, milestones: keepCommitted(calendar, grown.milestones) };
  const moves = whatMoves(calendar, changed);
  const committed = moves.milestones.filter((milestone) => milestone.committed);
  const committedMilestonesMoved = committed.map((milestone) => milestone.number);
  return ok({ calendar: changed, moves, committedMilestonesMoved });
}

/** Refuses a change that moves committed Milestones while the CPO hasn't agreed to it (CAL-5). */
export function committedMovesAllowed(
  { committedMilestonesMoved: moved }: CadenceChange,
  cpoAgreed: boolean,
): Result<null> {
  if (cpoAgreed || moved.length === 0) return ok(null);
  const [one, verb, pronoun] = moved.length === 1 ? ["Milestone", "is", "it"] : ["Milestones", "are", "them"];
  return refuse({
    rule: "CAL-5",
    code: "rule",
    message: `${one} ${moved.join(", ")} ${verb} committed, and this moves ${pronoun}.`,
    wayOut: "Get the yes of the Chief Product Owner, or start the change at a later Flow Sprint.",
  });
}

/**
 * The nearest Flow Sprints before and after `fromSprint` at which the same change would work, and
 * null where there is none. One past the last sprint counts: the change then holds for what is
 * planned later.
 */
export function nearestBoundaries(
  calendar: Calendar,
  change: Cadence,
  today: CalendarDate,
): { before: number | null; after: number | null } {
  const open = firstOpenSprint(calendar, today);
  const end = calendar.sprints.length + 1;
  const works = (fromSprint: number) => fillMilestone(calendar, { ...change, fromSprint }) !== null;
  let before = change.fromSprint - 1;
  while (before >= open && !works(before)) before--;
  let after = Math.max(open, change.fromSprint + 1);
  while (after <= end && !works(after)) after++;
  return { before: before >= open ? before : null, after: after <= end ? after : null };
}

/** Whether that cadence is in force at that sprint and no other is planned for later. */
function holdsAlready({ cadences }: Calendar, change: Cadence): boolean {
  return (
    isSame(cadenceFrom(cadences, change.fromSprint), change) &&
    !cadences.some((cadence) => cadence.fromSprint > change.fromSprint)
  );
}

/** Steps 1 to 3: what stays, and the Milestone the change falls inside. Null where no count fills it. */
function plannedAnew(
  calendar: Calendar,
  change: Cadence,
): { sprints: Undated<FlowSprint>[]; milestones: MilestoneSpan[] } | null {
  const { fromSprint, sprintWeeks } = change;
  const sprintsToFill = fillMilestone(calendar, change);
  if (sprintsToFill === null) return null;
  const cut = milestoneOf(calendar, fromSprint);
  const lastFilled = fromSprint - 1 + sprintsToFill;
  const sprints: Undated<FlowSprint>[] = calendar.sprints.slice(0, fromSprint - 1);
  for (let number = fromSprint; number <= lastFilled; number++) {
    sprints.push({ number, weeks: sprintWeeks, state: "planned" });
  }
  const milestones = calendar.milestones.filter((one) => one.lastSprint < fromSprint);
  if (cut && cut.firstSprint < fromSprint) milestones.push({ ...cut, lastSprint: lastFilled });
  return { sprints, milestones };
}

/**
 * How many new sprints the Milestone that `fromSprint` falls inside takes, null when no count makes
 * 8 to 10 weeks. 0 at a boundary between Milestones: the next one is new from its first sprint on.
 */
function fillMilestone(calendar: Calendar, change: Cadence): number | null {
  const { fromSprint, sprintWeeks, milestoneSprints } = change;
  const cut = milestoneOf(calendar, fromSprint);
  if (!cut || cut.firstSprint === fromSprint) return 0;
  const weeksBefore = sprintWeeksFrom(calendar, cut.firstSprint, fromSprint - 1);
  const weeksHad = sprintWeeksFrom(calendar, cut.firstSprint, cut.lastSprint);
  const rhythm = sprintWeeks * milestoneSprints;
  let best: { count: number; distance: number; fromRhythm: number } | null = null;
  for (let count = 0; weeksBefore + count * sprintWeeks <= milestoneWeeks.most; count++) {
    const weeks = weeksBefore + count * sprintWeeks;
    if (!isMilestoneLong(weeks)) continue;
    const distance = Math.abs(weeks - weeksHad);
    const fromRhythm = Math.abs(weeks - rhythm);
    const isNearer = !best || distance < best.distance || (distance === best.distance && fromRhythm < best.fromRhythm);
    if (isNearer) best = { count, distance, fromRhythm };
  }
  return best?.count ?? null;
}

function boundaryOpen(calendar: Calendar, fromSprint: number, today: CalendarDate): Result<null> {
  const open = firstOpenSprint(calendar, today);
  const end = calendar.sprints.length + 1;
  if (!Number.isInteger(fromSprint) || fromSprint < 1 || fromSprint > end) {
    const message = "The calendar has no such Flow Sprint.";
    return refuse({
      rule: "CAL-3",
      code: "invalid",
      message,
      fields: { fromSprint: message },
      wayOut: `Choose a Flow Sprint from ${open} to ${end}.`,
    });
  }
  if (fromSprint >= open) return ok(null);
  return refuse({
    rule: "CAL-3",
    code: "rule",
    message: `Flow Sprint ${fromSprint} can't change: the dates of past and running sprints are fixed.`,
    fields: { fromSprint: `Choose Flow Sprint ${open} or later.` },
    wayOut: `Start the change at Flow Sprint ${open} or later.`,
  });
}

function refuseFraction(calendar: Calendar, change: Cadence, today: CalendarDate) {
  const { before, after } = nearestBoundaries(calendar, change, today);
  const works = [before, after].filter((number) => number !== null);
  const cut = milestoneOf(calendar, change.fromSprint);
  const weeksBefore = cut ? sprintWeeksFrom(calendar, cut.firstSprint, change.fromSprint - 1) : 0;
  const named = works.map((number) => `Flow Sprint ${number}`).join(" or ");
  return refuse({
    rule: "CAL-5",
    code: "rule",
    message: `Milestone ${cut?.number} has ${weeksBefore} weeks before Flow Sprint ${change.fromSprint}; with sprints of ${change.sprintWeeks} weeks it can't come to 8 to 10.`,
    fields: { fromSprint: `${named} would work.` },
    wayOut: `Start the change at ${named}.`,
  });
}

/** The cadences before the change and the change itself, unless it only goes on as before. */
function withCadence(cadences: readonly Cadence[], change: Cadence): Cadence[] {
  const before = cadences.filter((cadence) => cadence.fromSprint < change.fromSprint);
  if (before.length > 0 && isSame(cadenceFrom(before, change.fromSprint), change)) return before;
  return [...before, change];
}

function isSame(one: CadenceChoice, other: CadenceChoice): boolean {
  return one.sprintWeeks === other.sprintWeeks && one.milestoneSprints === other.milestoneSprints;
}

function reachAtLeast(calendar: Calendar, reach: Reach): Reach {
  const lastPause = calendar.pauses.at(-1)?.afterSprint ?? 0;
  const lastCommitted = calendar.milestones.findLast((one) => one.committed)?.number ?? 0;
  return {
    ...reach,
    throughSprint: Math.max(reach.throughSprint ?? 1, lastPause + 1),
    throughMilestone: Math.max(reach.throughMilestone ?? 1, lastCommitted),
  };
}

function keepCommitted(calendar: Calendar, milestones: readonly MilestoneSpan[]): MilestoneSpan[] {
  return milestones.map((milestone) => ({
    ...milestone,
    committed: calendar.milestones[milestone.number - 1]?.committed ?? false,
  }));
}
