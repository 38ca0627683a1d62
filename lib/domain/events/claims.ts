import { type Actor, can } from "@/lib/domain/access";
import type { EpicStatus, Feasibility } from "@/lib/domain/backlog/kinds";
import { missingForReady } from "@/lib/domain/backlog/readiness";
import type { FlowSprintState } from "@/lib/domain/calendar/calendar";
import { type CapacitySources, plannedCapacity } from "@/lib/domain/calendar/capacity";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { type Result, ok, refuse } from "@/lib/domain/result";

/** The points a team means to do of an Epic in a Flow Sprint. Moves no Stories. */
export type Claim = {
  epicId: string;
  teamId: string;
  points: number;
  /** By name; null for who has left. */
  claimedBy: string | null;
  /** Milliseconds since 1970. */
  claimedAt: number;
};

/** The CPO's sentence for a Flow Sprint. */
export type Objective = { id: string; text: string; epicIds: string[] };

/** An Epic that is unfinished, so that teams may claim it. */
export type ClaimableEpic = {
  id: string;
  number: number;
  title: string;
  status: EpicStatus;
  leadTeamId: string | null;
  firstSprint: number | null;
  lastSprint: number | null;
  value: number | null;
  effort: number | null;
  hasRiskNote: boolean;
  acceptanceConditions: number;
  feasibility: Feasibility | null;
};

/** What is planned at the level of Epics for one Flow Sprint. Epics themselves are in a view of their own. */
export type ClaimsView = {
  sprint: { number: number; state: FlowSprintState; startsOn: CalendarDate; endsOn: CalendarDate; goal: string };
  /** In the CPO's order. */
  objectives: Objective[];
  teams: { id: string; name: string; slug: string; hue: number; capacity: CapacitySources }[];
  /** Oldest first. */
  claims: Claim[];
  /** Points claimed in other Flow Sprints, by Epic. */
  elsewhere: { [epicId: string]: number };
  /** Why the CSM lets an Epic be claimed once although it isn't Ready (BLG-1), by Epic. */
  overrides: { [epicId: string]: string };
};

/** Whether the objective is taken up: at least one of its Epics is claimed. */
export function isTakenUp(objective: Pick<Objective, "epicIds">, claims: readonly Pick<Claim, "epicId">[]): boolean {
  return claims.some(({ epicId }) => objective.epicIds.includes(epicId));
}

/** The teams whose plan is drafted as far as Planning 1 goes: they have claimed something. */
export function claimingTeams(claims: readonly Pick<Claim, "teamId">[]): ReadonlySet<string> {
  return new Set(claims.map(({ teamId }) => teamId));
}

/** Points a team has claimed. */
export function claimedBy(teamId: string, claims: readonly Pick<Claim, "teamId" | "points">[]): number {
  return claims.reduce((sum, claim) => (claim.teamId === teamId ? sum + claim.points : sum), 0);
}

/** What a team has claimed against what it can do; `isOver` is advice (BLG-4). */
export function loadOf(
  team: { id: string; capacity: CapacitySources },
  claims: readonly Pick<Claim, "teamId" | "points">[],
): { claimed: number; capacity: number; isOver: boolean } {
  const claimed = claimedBy(team.id, claims);
  const capacity = plannedCapacity(team.capacity).points;
  return { claimed, capacity, isOver: claimed > capacity };
}

/** Points of the Epic nobody has claimed yet, in any Flow Sprint; null without an effort. */
export function leftToClaim(
  epic: Pick<ClaimableEpic, "id" | "effort">,
  view: Pick<ClaimsView, "claims" | "elsewhere">,
): number | null {
  return epic.effort === null ? null : Math.max(0, epic.effort - claimedOf(epic.id, view));
}

/** "12 pts over its effort": by how much all claims of the Epic together go past it; null where they don't. */
export function overEffortWords(
  { id, effort }: Pick<ClaimableEpic, "id" | "effort">,
  view: Pick<ClaimsView, "claims" | "elsewhere">,
): string | null {
  const over = effort === null ? 0 : claimedOf(id, view) - effort;
  return over > 0 ? `${over} pts over its effort` : null;
}

/** Points of an Epic that are claimed, in all Flow Sprints. */
function claimedOf(epicId: string, { claims, elsewhere }: Pick<ClaimsView, "claims" | "elsewhere">): number {
  return claims.reduce((sum, claim) => (claim.epicId === epicId ? sum + claim.points : sum), elsewhere[epicId] ?? 0);
}

/**
 * What a claim comes to: what the team has claimed with it, and the points by which it goes past the
 * team's capacity (BLG-4) and past what the others leave of the Epic. Both are advice: an effort is an
 * estimate, and the team may know better. A claim the team has on the Epic already is replaced, not added to.
 */
export function outcomeOf(
  epic: Pick<ClaimableEpic, "id" | "effort">,
  team: { id: string; capacity: CapacitySources },
  points: number,
  { claims, elsewhere }: Pick<ClaimsView, "claims" | "elsewhere">,
): { claimed: number; capacity: number; overCapacity: number; left: number | null; overEffort: number } {
  const others = claims.filter((claim) => claim.epicId !== epic.id || claim.teamId !== team.id);
  const { claimed, capacity } = loadOf(team, others);
  const left = leftToClaim(epic, { claims: others, elsewhere });
  return {
    claimed: claimed + points,
    capacity,
    overCapacity: Math.max(0, claimed + points - capacity),
    left,
    overEffort: left === null ? 0 : Math.max(0, points - left),
  };
}

/** What a team is offered to claim: what is left of the Epic, as far as its capacity reaches, at least a point. */
export function suggestPoints(
  epic: Pick<ClaimableEpic, "id" | "effort">,
  team: { id: string; capacity: CapacitySources },
  view: Pick<ClaimsView, "claims" | "elsewhere">,
): number {
  const { claimed, capacity } = loadOf(team, view.claims);
  const room = Math.max(1, capacity - claimed);
  return Math.max(1, Math.min(leftToClaim(epic, view) ?? room, room));
}

/**
 * Advice where no team could do the Epic as it is planned: its effort, spread evenly over its Flow
 * Sprints, is more in each than any team's capacity.
 */
export function isTooLarge(
  { effort, firstSprint, lastSprint }: Pick<ClaimableEpic, "effort" | "firstSprint" | "lastSprint">,
  teams: readonly { capacity: CapacitySources }[],
): boolean {
  const most = Math.max(0, ...teams.map(({ capacity }) => plannedCapacity(capacity).points));
  const sprints = firstSprint === null || lastSprint === null ? 1 : lastSprint - firstSprint + 1;
  return effort !== null && most > 0 && effort / sprints > most;
}

/** Whether somebody may claim for a team: its PO alone. */
export function mayClaim(actor: Actor, flowTeamId: string, teamId: string): boolean {
  return can(actor, "claim epics", { flowTeamId, scrumTeamId: teamId });
}

type EpicToClaim = Pick<
  ClaimableEpic,
  "number" | "status" | "value" | "effort" | "hasRiskNote" | "acceptanceConditions" | "feasibility"
>;

/**
 * Whether an Epic may be claimed in a Flow Sprint: the sprint is open, the Epic unfinished and Ready
 * (BLG-1). `isOverridden` when the CSM lets it through.
 */
export function checkClaim(
  epic: EpicToClaim,
  sprint: { number: number; state: FlowSprintState },
  isOverridden: boolean,
): Result<null> {
  const open = checkSprintOpen(sprint);
  if (!open.ok) return open;
  if (epic.status === "done" || epic.status === "dropped") {
    return refuse({
      code: "rule",
      message: `E-${epic.number} is ${epic.status}: there is nothing left to claim.`,
      wayOut: "Claim another Epic, or let the CPO open this one again.",
    });
  }
  const missing = missingForReady(epic);
  if (missing.length === 0 || isOverridden) return ok(null);
  return refuse({
    code: "rule",
    rule: "BLG-1",
    message: `E-${epic.number} is not Ready: it lacks ${missing.join(", ")}.`,
    wayOut: "Add what is missing, or ask the CSM for an Override with a reason.",
  });
}

/** What was claimed and meant for a Flow Sprint stays as it was once that is closed. */
export function checkSprintOpen(sprint: { number: number; state: FlowSprintState }): Result<null> {
  if (sprint.state !== "closed") return ok(null);
  return refuse({
    code: "rule",
    rule: "CAL-4",
    message: `Flow Sprint ${sprint.number} is closed: its objectives and claims stay as they were.`,
    wayOut: "Plan for the running Flow Sprint or a later one.",
  });
}
