import type { StoryStatus } from "@/lib/domain/backlog/workflow";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import type { FlowSprintState } from "./calendar";
import { type CapacitySources, plannedCapacity } from "./capacity";
import { type CalendarDate, daysBetween } from "./dates";
import type { CloseChoice, CloseChoices } from "./sprint-life-schema";

export type StayOutcome = "done" | "carried_over" | "returned" | "split" | "removed";

/** A Story's stay in a Sprint Backlog, with what the Story is now. Instants are seconds since 1970. */
export type StayInSprint = {
  storyId: string;
  number: number;
  title: string;
  teamId: string;
  status: StoryStatus;
  estimate: number | null;
  tasks: number;
  tasksDone: number;
  enteredAt: number;
  enteredBy: string | null;
  /** The estimate when it entered. */
  points: number;
  isScopeChange: boolean;
  enterReason: string;
  leftAt: number | null;
  leftBy: string | null;
  leaveReason: string;
  pointsAtEnd: number | null;
  outcome: StayOutcome | null;
};

/**
 * A new estimate of a Story of the Flow Sprint, given after its start, as history has it. Nobody is
 * asked why: the work stays what it was, and the team knows more of it. Where a reason was written, or
 * the Story was split, that is told. Instants are seconds since 1970.
 */
export type Resizing = {
  storyId: string;
  at: number;
  by: string | null;
  /** Null is no estimate. */
  from: number | null;
  to: number | null;
  reason: string;
  /** The Stories that were split off it then. */
  splitInto: string[] | null;
};

/** One Flow Sprint with what its teams mean to do in it. */
export type SprintView = {
  number: number;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  state: FlowSprintState;
  goal: string;
  startedAt: number | null;
  closedAt: number | null;
  isBeforeFlotilla: boolean;
  /** The Flow Sprint before it, and the one after; null at the ends of the calendar. */
  before: { number: number; state: FlowSprintState } | null;
  after: { number: number; state: FlowSprintState } | null;
  teams: TeamInSprint[];
  /** By team order of the Stories. */
  stays: StayInSprint[];
  /** New estimates of its Stories after the start, in order. */
  resized: Resizing[];
  overrides: { storyId: string; number: number; reason: string; by: string; at: number; isUsed: boolean }[];
};

export type TeamInSprint = {
  id: string;
  name: string;
  slug: string;
  hue: number;
  /** It is retired, and had Stories in this Flow Sprint: those that aren't done return at the close. */
  isRetired: boolean;
  goal: string;
  capacity: CapacitySources;
  pointsDone: number | null;
  focusedDays: number | null;
};

/** The Stories that are in the Sprint Backlog, or were until the close: not those taken out. */
export function staysThatCount(stays: readonly StayInSprint[]): StayInSprint[] {
  return stays.filter(({ outcome }) => outcome !== "removed");
}

/** A Story's points in its Sprint Backlog: its estimate now, or at the end of its stay. */
export const pointsInSprint = ({ pointsAtEnd, estimate }: StayInSprint): number => pointsAtEnd ?? estimate ?? 0;

/** Whether a Story's stay came to something done; of one that was split, the part that stayed is. */
export function isDoneInSprint({ outcome, status }: StayInSprint): boolean {
  return outcome === "done" || outcome === "split" || (outcome === null && status === "done");
}

/** What points committed are, said wherever they are shown beside those planned. */
export const committedHow =
  "Committed: the points of Stories in Sprint Backlogs, at their estimates now or at the end; what was taken out doesn't count.";

/** Points a team is committed to, and those of them that are done. */
export function committedPoints(stays: readonly StayInSprint[], teamId?: string): { committed: number; done: number } {
  let committed = 0;
  let done = 0;
  for (const stay of staysThatCount(stays)) {
    if (teamId && stay.teamId !== teamId) continue;
    const points = pointsInSprint(stay);
    committed += points;
    if (isDoneInSprint(stay)) done += points;
  }
  return { committed, done };
}

/** The Stories that are in the Sprint Backlog, or were until the close, without being done; and their points. */
export function notDoneInSprint(stays: readonly StayInSprint[]): { stories: number; points: number } {
  const open = staysThatCount(stays).filter((stay) => !isDoneInSprint(stay));
  return { stories: open.length, points: open.reduce((sum, stay) => sum + pointsInSprint(stay), 0) };
}

/** The teams that have committed to more than their capacity (BLG-4), in the view's order. */
export function teamsOverCommitted({ teams, stays }: Pick<SprintView, "teams" | "stays">): TeamInSprint[] {
  return teams.filter((team) => committedPoints(stays, team.id).committed > plannedCapacity(team.capacity).points);
}

/** How far an act was from the day it is planned for: negative is early, 0 on the day. */
export function daysLate(planned: CalendarDate, acted: CalendarDate): number {
  return daysBetween(planned, acted);
}

/** What is decided at the close about one Story. */
type Unfinished = Pick<StayInSprint, "storyId" | "number" | "status" | "estimate" | "tasks" | "tasksDone">;

/** Whether the rest of a Story can go on in a Story of its own: there is a part to keep and one to move. */
export function canSplit({ estimate }: Pick<Unfinished, "estimate">): boolean {
  return estimate !== null && estimate >= 2;
}

/** A choice with the points that go on in a Story of their own; null where it can't be split. */
export type CloseDecision = { choice: CloseChoice; remaining: number | null };

/**
 * What is suggested for an unfinished Story: one begun is carried over as a whole, since its points
 * count once it is done; one not begun returns to the Team Backlog. `remaining` is for who splits it.
 */
export function suggestClose(story: Unfinished): CloseDecision {
  return { choice: story.status === "open" ? "return" : "carry", remaining: suggestRemaining(story) };
}

/** The points its open Tasks stand for, at least 1 and less than all; null where it can't be split. */
function suggestRemaining({ estimate, tasks, tasksDone }: Unfinished): number | null {
  if (estimate === null || estimate < 2) return null;
  const share = tasks > 0 ? (tasks - tasksDone) / tasks : 0.5;
  return Math.min(estimate - 1, Math.max(1, Math.round(estimate * share)));
}

/**
 * Whether the choices are those for the unfinished Stories there are now: each has one, none is for
 * another. Refuses with the Stories that came or went since the person looked.
 */
export function checkChoices(unfinished: readonly Unfinished[], choices: CloseChoices): Result<null> {
  const chosen = new Set(choices.map(({ storyId }) => storyId));
  const missing = unfinished.filter(({ storyId }) => !chosen.has(storyId));
  const open = new Set(unfinished.map(({ storyId }) => storyId));
  const settled = choices.filter(({ storyId }) => !open.has(storyId));
  if (missing.length > 0 || settled.length > 0) {
    const added = missing.map(({ number }) => `S-${number}`).join(", ");
    const parts = [
      ...(missing.length > 0 ? [`${added} ${missing.length === 1 ? "is" : "are"} unfinished and undecided`] : []),
      ...(settled.length > 0
        ? [
            `${counted(settled.length, "Story", "Stories")} you decided on ${settled.length === 1 ? "is" : "are"} no longer unfinished in it`,
          ]
        : []),
    ];
    return refuse({
      code: "stale",
      message: `The Sprint Backlogs changed while you decided: ${parts.join("; ")}.`,
      fields: Object.fromEntries([
        ...missing.map(({ storyId, number }) => [storyId, `S-${number} has no decision yet.`]),
        ...settled.map(({ storyId }) => [storyId, "This one is finished, or was taken out."]),
      ]),
      wayOut: "Look at the list as it is now, then close.",
    });
  }
  for (const { storyId, choice, remaining } of choices) {
    const story = unfinished.find((one) => one.storyId === storyId);
    if (choice !== "split" || !story) continue;
    if (!canSplit(story) || remaining === undefined || remaining >= (story.estimate ?? 0)) {
      const most = (story.estimate ?? 0) - 1;
      return refuse({
        code: "invalid",
        message: canSplit(story)
          ? `S-${story.number} has ${story.estimate} points, so 1 to ${most} of them can go on in a new Story.`
          : `S-${story.number} can't be split: it takes an estimate of 2 points or more.`,
        fields: { [storyId]: canSplit(story) ? `Leave 1 to ${most} points.` : "Carry it over or return it." },
        wayOut: canSplit(story) ? "Say how many points are left." : "Carry it over or return it instead.",
      });
    }
  }
  return ok(null);
}

/** Refuses to carry Stories of retired teams over: there is no next Sprint Backlog for them to be in. */
export function checkCarried(
  unfinished: readonly (Pick<Unfinished, "storyId" | "number"> & { isTeamRetired: boolean })[],
  choices: CloseChoices,
): Result<null> {
  const carried = new Set(choices.filter(({ choice }) => choice === "carry").map(({ storyId }) => storyId));
  const stuck = unfinished.filter(({ storyId, isTeamRetired }) => isTeamRetired && carried.has(storyId));
  const [first] = stuck;
  if (!first) return ok(null);
  return refuse({
    code: "rule",
    message: `S-${first.number} can't be carried over: its Scrum Team is retired and has no next Sprint Backlog.`,
    fields: Object.fromEntries(stuck.map(({ storyId }) => [storyId, "Return it."])),
    wayOut: "Return it: then the PO of another Scrum Team takes it into their Team Backlog.",
  });
}
