import type { ImpedimentRow } from "@/lib/domain/dependencies/impediments";
import type { Judged } from "@/lib/domain/dependencies/view";

/** Whether something was raised before a room was opened, in milliseconds since 1970; all was while it isn't open. */
const isFromBefore = ({ createdAt }: { createdAt: string }, openedAt: number | null) =>
  openedAt === null || Date.parse(createdAt) < openedAt;

/**
 * Dependencies that a Scrum of Scrums looks at, raised before its room was opened: those in conflict first, then
 * those without an answer, the oldest on top.
 */
export function dependenciesToSettle(judged: readonly Judged[], openedAt: number | null): Judged[] {
  const inConflict = ({ standing }: Judged) => standing.kind === "conflict";
  const unanswered = ({ state, standing }: Judged) => state === "proposed" && standing.kind !== "void";
  return judged
    .filter((one) => isFromBefore(one, openedAt))
    .filter((one) => inConflict(one) || (unanswered(one) && one.standing.kind !== "satisfied"))
    .sort(
      (one, other) =>
        Number(inConflict(other)) - Number(inConflict(one)) || Date.parse(one.createdAt) - Date.parse(other.createdAt),
    );
}

/**
 * The Flow Team's open Impediments raised before the room was opened, escalated ones and its own, the oldest first;
 * and how many teams keep to themselves.
 */
export function impedimentsToSettle(
  impediments: readonly ImpedimentRow[],
  openedAt: number | null,
): { ofFlowTeam: ImpedimentRow[]; withinTeams: number } {
  const open = impediments.filter((one) => one.resolvedAt === null && isFromBefore(one, openedAt));
  const ofFlowTeam = open.filter(({ escalatedAt, teamId }) => escalatedAt !== null || teamId === null);
  return {
    ofFlowTeam: ofFlowTeam.sort((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt)),
    withinTeams: open.length - ofFlowTeam.length,
  };
}
