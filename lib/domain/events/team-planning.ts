import { inTeamOrder } from "@/lib/domain/backlog/team-order";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { type CapacitySources, plannedCapacity } from "@/lib/domain/calendar/capacity";
import { counted } from "@/lib/domain/words";
import type { RoomClock } from "./clock";
import { readEventKey } from "./key";
import type { OutputFacts, OutputStanding } from "./outputs";
import type { EventState } from "./schedule-model";

/** What a team plans a Flow Sprint with, beside its Stories. */
export type TeamPlanView = {
  sprint: { number: number; state: "planned" | "running" | "closed" };
  team: { id: string; name: string; slug: string; hue: number; goal: string; capacity: CapacitySources };
  /** Epics the team has claimed for the Flow Sprint, by rank. */
  claims: { epicId: string; number: number; title: string; points: number }[];
  /** Stories the CSM lets in though they aren't Ready. */
  letIn: string[];
};

/** Why a Story is offered to a Team Sprint Planning, in the order in which the team looks at them. */
export const candidateGroups = ["claimed", "planned", "next"] as const;
export type CandidateGroup = (typeof candidateGroups)[number];

/**
 * The Stories a team may take into its Sprint Backlog, in the order in which it looks at them: those
 * of Epics it has claimed for the Flow Sprint, those planned for it, then the rest of the Team Backlog
 * from the top. Within each the team's order. Those in a Sprint Backlog are left out.
 */
export function planningCandidates(
  stories: readonly StoryRow[],
  sprintNumber: number,
  claimedEpicIds: ReadonlySet<string>,
): Record<CandidateGroup, StoryRow[]> {
  const groups: Record<CandidateGroup, StoryRow[]> = { claimed: [], planned: [], next: [] };
  for (const story of inTeamOrder(stories)) {
    if (story.status === "done" || story.isCommitted) continue;
    if (story.epicId && claimedEpicIds.has(story.epicId)) groups.claimed.push(story);
    else if (story.sprint === sprintNumber) groups.planned.push(story);
    else groups.next.push(story);
  }
  return groups;
}

/** Stories of an Epic that a team has committed to. */
type CommittedOf = { epicId: string; stories: number; points: number };

/** Less than this share of the points claimed is much less. */
const leastOfClaim = 0.5;

/**
 * What a Sprint Backlog makes of the team's claims: what is committed to of each claimed Epic, and of
 * Epics beside them. `isShort` is advice: once something is committed to, no Story of the Epic is, or
 * much less than was claimed.
 */
export function heldAgainstClaims<Claim extends { epicId: string; points: number }>(
  claims: readonly Claim[],
  committed: readonly Pick<StoryRow, "epicId" | "estimate">[],
): { claimed: (Claim & { committed: CommittedOf; isShort: boolean })[]; beside: CommittedOf[] } {
  const byEpic = new Map<string, CommittedOf>();
  for (const { epicId, estimate } of committed) {
    if (!epicId) continue;
    const { stories, points } = byEpic.get(epicId) ?? { stories: 0, points: 0 };
    byEpic.set(epicId, { epicId, stories: stories + 1, points: points + (estimate ?? 0) });
  }
  const claimed = claims.map((claim) => {
    const of = byEpic.get(claim.epicId) ?? { epicId: claim.epicId, stories: 0, points: 0 };
    const isLittle = of.stories === 0 || of.points < claim.points * leastOfClaim;
    return { ...claim, committed: of, isShort: committed.length > 0 && isLittle };
  });
  const claimedIds = new Set(claims.map(({ epicId }) => epicId));
  return { claimed, beside: [...byEpic.values()].filter(({ epicId }) => !claimedIds.has(epicId)) };
}

/** What a team means to do in a Flow Sprint so far. */
export type TeamPlanFacts = { committed: { stories: number; points: number }; capacity: CapacitySources; goal: string };

/** The outputs of a Team Sprint Planning. `href` is where what is missing can be added. */
export function teamPlanningOutputs(
  { committed, goal }: Pick<TeamPlanFacts, "committed" | "goal">,
  href: string,
): OutputFacts {
  const { stories, points } = committed;
  const hasGoal = goal !== "";
  const said = `${counted(stories, "Story", "Stories")}, ${counted(points, "point")}`;
  return {
    backlog: { met: stories, of: stories, missing: [], ...(stories > 0 && { said }) },
    goal: {
      met: hasGoal ? 1 : 0,
      of: 1,
      missing: hasGoal ? [] : [{ label: "The Team Sprint Goal isn't worded yet", href }],
      ...(hasGoal && { said: "worded" }),
    },
  };
}

/**
 * What tells of every Team Sprint Planning of a Flow Sprint at once: no event has this key, but the
 * rooms say there too that they changed.
 */
export function planningsHall(sprintNumber: number): string {
  return `s${sprintNumber}-team-plannings`;
}

/** The hall an event's room opens to; null where it is no Team Sprint Planning. */
export function hallOf(key: string): string | null {
  const event = readEventKey(key);
  return event?.kind === "team_planning" ? planningsHall(event.sprintNumber) : null;
}

/** Where one Scrum Team is with its planning. Instants are milliseconds since 1970. */
export type TeamPlanningRow = TeamPlanFacts & {
  teamId: string;
  name: string;
  hue: number;
  /** The event's address. */
  key: string;
  state: EventState;
  calledOffWhy: string;
  startsAt: number;
  endsAt: number;
  openedAt: number | null;
  closedAt: number | null;
  /** Null while it hasn't been opened. */
  clock: RoomClock | null;
  facilitator: string | null;
  /** Who has come, by name. */
  came: { id: string; name: string }[];
  /** How many it is for. */
  expected: number;
  outputs: OutputStanding[];
};

/** Every Team Sprint Planning of a Flow Sprint, in the order of the teams' names. */
export type TeamPlanningsView = {
  sprint: { number: number; startsOn: string; endsOn: string; state: "planned" | "running" | "closed" };
  /** The Flow Sprints before and after, where the calendar has them. */
  before: number | null;
  after: number | null;
  teams: TeamPlanningRow[];
};

/** The teams whose plan is drafted: all that lets their planning close is there. */
export function draftedTeams(teams: readonly Pick<TeamPlanningRow, "teamId" | "outputs">[]): ReadonlySet<string> {
  const drafted = teams.filter(({ outputs }) => outputs.every(({ isMet }) => isMet));
  return new Set(drafted.map(({ teamId }) => teamId));
}

/** How many of the plannings are where: what the CSM reads first. */
export function planningsStanding(teams: readonly TeamPlanningRow[]): {
  closed: number;
  running: number;
  waiting: number;
  calledOff: number;
  points: number;
  capacity: number;
} {
  const count = (state: EventState) => teams.filter((team) => team.state === state).length;
  return {
    closed: count("closed"),
    running: count("running"),
    waiting: count("scheduled"),
    calledOff: count("called_off"),
    points: teams.reduce((sum, { committed }) => sum + committed.points, 0),
    capacity: teams.reduce((sum, { capacity }) => sum + plannedCapacity(capacity).points, 0),
  };
}

type PlanningCounts = Pick<ReturnType<typeof planningsStanding>, "running" | "waiting" | "calledOff">;

/** "2 teams are planning, 9 haven't opened": where those are that haven't closed. Empty where all have. */
export function unclosedWords({ running, waiting, calledOff }: PlanningCounts): string {
  return [
    running > 0 ? `${counted(running, "team is", "teams are")} planning` : "",
    waiting > 0 ? `${waiting} ${waiting === 1 ? "hasn't" : "haven't"} opened` : "",
    calledOff > 0 ? `${calledOff} called off` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/**
 * For Flow Sprint Planning 2, which takes the teams' plans: how many are planning still, or haven't
 * begun. Null where each has closed its planning or called it off.
 */
export function stillPlanningWords(teams: readonly Pick<TeamPlanningRow, "state">[]): string | null {
  const count = (state: EventState) => teams.filter((team) => team.state === state).length;
  const [running, waiting] = [count("running"), count("scheduled")];
  const open = running + waiting;
  if (open === 0) return null;
  const has = (what: string) => (open === 1 ? `hasn't ${what} its` : `haven't ${what} their`);
  const some = `${open} of ${counted(teams.length, "team")}`;
  if (running === 0) return `${some} ${has("opened")} Team Sprint Planning yet`;
  return `${some} ${has("closed")} Team Sprint Planning: ${unclosedWords({ running, waiting, calledOff: 0 })}`;
}
