import { type CapacitySources, plannedCapacity } from "@/lib/domain/calendar/capacity";
import type { EpicInView, RoadmapView, TeamInView } from "./view";

/** What a load is made of. */
export type Spanned = Pick<EpicInView, "leadTeamId" | "firstSprint" | "lastSprint" | "effort" | "status">;

/**
 * Points each team means to do in each Flow Sprint: every Epic's effort spread evenly over its span
 * (PRODUCT.md, "The shape of a plan"). Epics without effort, span or team, and dropped ones, add
 * nothing. Keys are team ids, then sprint numbers.
 */
export function teamLoad(epics: readonly Spanned[]): Map<string, Map<number, number>> {
  const load = new Map<string, Map<number, number>>();
  for (const { leadTeamId, firstSprint, lastSprint, effort, status } of epics) {
    if (!leadTeamId || firstSprint === null || lastSprint === null || effort === null || status === "dropped") continue;
    const ofTeam = load.get(leadTeamId) ?? new Map<number, number>();
    load.set(leadTeamId, ofTeam);
    const share = effort / (lastSprint - firstSprint + 1);
    for (let sprint = firstSprint; sprint <= lastSprint; sprint++) {
      ofTeam.set(sprint, (ofTeam.get(sprint) ?? 0) + share);
    }
  }
  return load;
}

/** Points that teams have committed to in Flow Sprints not closed: by team id, then Flow Sprint number. */
export type CommittedPoints = { [teamId: string]: { [sprint: number]: number } };

/**
 * What a team means to do in a Flow Sprint, in points as they are held against its capacity (BLG-4): what it
 * has committed to, once it has or the Flow Sprint runs; until then what the roadmap's Epics ask of it.
 */
export function meantPoints(
  load: ReturnType<typeof teamLoad>,
  committed: CommittedPoints | undefined,
): (teamId: string, sprint: { number: number; state: string }) => { points: number; are: "committed" | "planned" } {
  return (teamId, { number, state }) => {
    const planned = Math.round(load.get(teamId)?.get(number) ?? 0);
    const inBacklog = committed?.[teamId]?.[number];
    const isCommitted = committed !== undefined && (inBacklog !== undefined || state === "running");
    return isCommitted ? { points: inBacklog ?? 0, are: "committed" } : { points: planned, are: "planned" };
  };
}

/** What capacities are looked up in. */
type WithCapacities = Pick<RoadmapView, "capacities" | "computedCapacities">;

/** What a team's capacity in a Flow Sprint may be taken from. */
export function capacitySources(view: WithCapacities): (team: TeamInView, sprint: number) => CapacitySources {
  const typed = new Map(view.capacities.map((c) => [`${c.teamId} ${c.sprint}`, c.points]));
  return ({ id, usualCapacity }, sprint) => ({
    typed: typed.get(`${id} ${sprint}`) ?? null,
    computed: view.computedCapacities[id]?.[sprint] ?? null,
    usual: usualCapacity,
  });
}

/** A team's points in a Flow Sprint. */
export function capacityOf(view: WithCapacities): (team: TeamInView, sprint: number) => number {
  const sources = capacitySources(view);
  return (team, sprint) => plannedCapacity(sources(team, sprint)).points;
}

/** Load against capacity over a run of Flow Sprints. Points, rounded to whole ones. */
export type LoadSum = { load: number; capacity: number; overBy: number };

/** The teams that have more planned over those Flow Sprints together than they can do, the most over first. */
export function teamsOver(
  view: WithCapacities & Pick<RoadmapView, "epics" | "teams">,
  first: number,
  last: number,
): (LoadSum & { team: TeamInView })[] {
  return view.teams
    .map((team) => ({ team, ...sumLoad(view, first, last, team.id) }))
    .filter(({ overBy }) => overBy > 0)
    .sort((a, b) => b.overBy - a.overBy);
}

/** The sums for one team, or for all teams together, over sprints `first` to `last`. */
export function sumLoad(
  view: WithCapacities & Pick<RoadmapView, "epics" | "teams">,
  first: number,
  last: number,
  teamId?: string,
): LoadSum {
  const load = teamLoad(view.epics);
  const capacity = capacityOf(view);
  let loadSum = 0;
  let capacitySum = 0;
  for (const team of view.teams) {
    if (teamId && team.id !== teamId) continue;
    for (let sprint = first; sprint <= last; sprint++) {
      loadSum += load.get(team.id)?.get(sprint) ?? 0;
      capacitySum += capacity(team, sprint);
    }
  }
  const rounded = Math.round(loadSum);
  return { load: rounded, capacity: capacitySum, overBy: Math.max(0, rounded - capacitySum) };
}
