import type { ImpedimentRow } from "@/lib/domain/dependencies/impediments";
import type { Judged } from "@/lib/domain/dependencies/view";

/**
 * Dependencies that a Scrum of Scrums looks at, save those raised in its own reports, by id: those in conflict
 * first, then those without an answer, the oldest on top.
 */
export function dependenciesToSettle(judged: readonly Judged[], raisedHere: ReadonlySet<string>): Judged[] {
  const inConflict = ({ standing }: Judged) => standing.kind === "conflict";
  const unanswered = ({ state, standing }: Judged) => state === "proposed" && standing.kind !== "void";
  return judged
    .filter(({ id }) => !raisedHere.has(id))
    .filter((one) => inConflict(one) || (unanswered(one) && one.standing.kind !== "satisfied"))
    .sort(
      (one, other) =>
        Number(inConflict(other)) - Number(inConflict(one)) || Date.parse(one.createdAt) - Date.parse(other.createdAt),
    );
}

/**
 * The Flow Team's open Impediments, escalated ones and its own, the oldest first; and how many teams keep to
 * themselves. Those raised in the event's own reports, by id, are left out.
 */
export function impedimentsToSettle(
  impediments: readonly ImpedimentRow[],
  raisedHere: ReadonlySet<string>,
): { ofFlowTeam: ImpedimentRow[]; withinTeams: number } {
  const open = impediments.filter(({ id, resolvedAt }) => resolvedAt === null && !raisedHere.has(id));
  const ofFlowTeam = open.filter(({ escalatedAt, teamId }) => escalatedAt !== null || teamId === null);
  return {
    ofFlowTeam: ofFlowTeam.sort((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt)),
    withinTeams: open.length - ofFlowTeam.length,
  };
}
