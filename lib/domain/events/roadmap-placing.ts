import { milestoneOf } from "@/lib/domain/roadmap/standing";
import type { EpicInView, MilestoneInView } from "@/lib/domain/roadmap/view";

/** Where an Epic stands: its span, or that it has none. */
export type Placement = Pick<EpicInView, "firstSprint" | "lastSprint">;

/** A Milestone by its number and name. */
export function milestoneName({ number, name }: Pick<MilestoneInView, "number" | "name">): string {
  return `Milestone ${number}${name ? ` ${name}` : ""}`;
}

/** Where an Epic was put: "E-75 is on Milestone 5 Rail and quay as one, S18". */
export function placedWords(
  number: number,
  { firstSprint, lastSprint }: Placement,
  milestones: readonly MilestoneInView[],
): string {
  if (firstSprint === null || lastSprint === null) return `E-${number} is off the roadmap`;
  const milestone = milestoneOf(milestones, { lastSprint });
  const at = milestone ? `on ${milestoneName(milestone)}` : "on no Milestone";
  return `E-${number} is ${at}, ${sprintsOf(firstSprint, lastSprint)}`;
}

/** What of a Milestone's Epics adds nothing to its load; null where all do. */
export function notCounted(epics: readonly Pick<EpicInView, "leadTeamId" | "effort">[]): string | null {
  const withoutTeam = epics.filter(({ leadTeamId }) => leadTeamId === null).length;
  const withoutEffort = epics.filter(({ leadTeamId, effort }) => leadTeamId !== null && effort === null).length;
  const parts = [
    ...(withoutTeam > 0 ? [`${withoutTeam} without a team`] : []),
    ...(withoutEffort > 0 ? [`${withoutEffort} without an effort`] : []),
  ];
  return parts.length > 0 ? `Not counted: ${parts.join(", ")}` : null;
}

/** An objective of a Flow Sprint that isn't closed, and the Epics that serve it. */
export type ObjectiveAhead = { sprintNumber: number; text: string; epicIds: string[] };

/** What an Epic holds in Flow Sprints that aren't closed: the running one, and the objectives it serves there. */
export function heldBy(
  { id, firstSprint, lastSprint }: Pick<EpicInView, "id"> & Placement,
  objectives: readonly ObjectiveAhead[],
  running: number | null,
): { running: number | null; objectives: ObjectiveAhead[] } {
  const isIn = (sprint: number) =>
    firstSprint !== null && lastSprint !== null && firstSprint <= sprint && sprint <= lastSprint;
  return {
    running: running !== null && isIn(running) ? running : null,
    objectives: objectives.filter(({ sprintNumber, epicIds }) => isIn(sprintNumber) && epicIds.includes(id)),
  };
}

/** What counts on an Epic, for its card: "In S16 now, serves an objective of S17"; null where nothing does. */
export function heldWords({ running, objectives }: ReturnType<typeof heldBy>): string | null {
  const sprints = [...new Set(objectives.map(({ sprintNumber }) => `S${sprintNumber}`))].join(" and ");
  if (running === null) return sprints ? `Serves an objective of ${sprints}` : null;
  return [`In S${running} now`, ...(sprints ? [`serves an objective of ${sprints}`] : [])].join(", ");
}

/** What a move takes an Epic out of, a sentence for each; none where it leaves nothing that counts on it. */
export function leavingWords(
  epic: Pick<EpicInView, "id"> & Placement,
  to: Placement,
  objectives: readonly ObjectiveAhead[],
  running: number | null,
): string[] {
  const [before, after] = [epic, { ...epic, ...to }].map((one) => heldBy(one, objectives, running));
  return [
    ...(before?.running && !after?.running ? [`It leaves Flow Sprint ${before.running}, which is running.`] : []),
    ...(before?.objectives ?? [])
      .filter((objective) => !after?.objectives.includes(objective))
      .map(({ sprintNumber, text }) => `It leaves Flow Sprint ${sprintNumber}, whose objective it serves: “${text}”`),
  ];
}

const sprintsOf = (first: number, last: number) => (first === last ? `S${first}` : `S${first} to S${last}`);
