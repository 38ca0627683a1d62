import type { Actor } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { Refusal } from "@/lib/domain/result";
import { leadsByRole } from "./room";

export const improvementStates = ["open", "done", "dropped"] as const;
export type ImprovementState = (typeof improvementStates)[number];

/** What a retrospective wants to change, in the Flow Backlog of a Flow Sprint or a team's. */
export type ImprovementRow = {
  id: string;
  /** M-4 is number 4. */
  number: number;
  title: string;
  /** Null: of the Flow Team. */
  teamId: string | null;
  /** The Flow Sprint it is to be done in. */
  sprintNumber: number;
  /** The retrospective it comes from. */
  eventId: string | null;
  eventKey: string | null;
  /** The card it was made from. */
  cardId: string | null;
  ownerId: string | null;
  owner: string | null;
  /** How its effect will show. */
  measure: string;
  dueOn: CalendarDate | null;
  rank: string;
  state: ImprovementState;
  /** What came of it. */
  effect: string;
};

/** A Flow Sprint later than any: the Improvements from it on are those open from before. */
export const afterAll = 2000;

/** The Improvements of a backlog in their order: by Flow Sprint, then by rank. */
export type ImprovementsView = { improvements: ImprovementRow[] };

/** Whose Improvement it is. */
export type KeptImprovement = { flowTeamId: string; teamId: string | null; ownerId: string | null };

/**
 * Who keeps an Improvement once its retrospective is over: its owner, and who leads such
 * retrospectives, the CSM for the Flow Team's and the SM for a team's.
 */
export function mayKeepImprovement(actor: Actor, { flowTeamId, teamId, ownerId }: KeptImprovement): boolean {
  if (!can(actor, "contribute", { flowTeamId })) return false;
  const kind = teamId === null ? ("flow_retrospective" as const) : ("team_retrospective" as const);
  return (
    ownerId === actor.personId || leadsByRole(actor, { flowTeamId, kind, teamId, facilitatorId: null, guestIds: [] })
  );
}

/** All that an Improvement lacks to be an output of its retrospective, "no owner, no date"; null where nothing. */
export function lackOf({ ownerId, measure, dueOn }: Pick<ImprovementRow, "ownerId" | "measure" | "dueOn">) {
  const lacks = [ownerId ? [] : ["no owner"], measure.trim() ? [] : ["no measure"], dueOn ? [] : ["no date"]].flat();
  return lacks.length > 0 ? lacks.join(", ") : null;
}

/** Those of one backlog: of a Scrum Team, or of the Flow Team where `teamId` is null. */
export function improvementsOf(
  improvements: readonly ImprovementRow[],
  backlog: { teamId: string | null; sprintNumber: number },
): ImprovementRow[] {
  return improvements.filter(
    ({ teamId, sprintNumber }) => teamId === backlog.teamId && sprintNumber === backlog.sprintNumber,
  );
}

/** What is still to be done in a Flow Sprint: its own, whatever their state, and what is open from before. */
export function dueIn(improvements: readonly ImprovementRow[], sprintNumber: number): ImprovementRow[] {
  return improvements.filter((one) =>
    one.sprintNumber === sprintNumber ? true : one.sprintNumber < sprintNumber && one.state === "open",
  );
}

export const notYourImprovement: Refusal = {
  code: "forbidden",
  message: "An Improvement is changed by its owner and by who leads the retrospective: the CSM, for a team's its SM.",
  wayOut: "Ask one of them, or bring it up in the next retrospective.",
};
