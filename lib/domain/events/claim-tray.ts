import { isReady } from "@/lib/domain/backlog/readiness";
import { holdsWords, wordsTyped } from "@/lib/domain/words";
import { type Claim, type ClaimableEpic, type ClaimsView, type Objective, isTakenUp } from "./claims";

/** The Epics on offer in Flow Sprint Planning 1, as they lie on the table. */
export type ClaimTray = {
  /** In the CPO's order. */
  objectives: { objective: Objective; isTakenUp: boolean; epics: ClaimableEpic[] }[];
  /** Unclaimed ones whose span has this Flow Sprint, under no objective. */
  planned: ClaimableEpic[];
  /** All other unclaimed ones. */
  others: ClaimableEpic[];
};

/** Lays the Epics out, in the order of the Product Backlog. `search` are words or a number typed. */
export function layTray(
  { objectives, claims, sprint }: Pick<ClaimsView, "objectives" | "claims" | "sprint">,
  epics: readonly ClaimableEpic[],
  search = "",
): ClaimTray {
  const words = wordsTyped(search);
  const isFound = ({ number, title }: ClaimableEpic) => holdsWords(`E-${number} ${title}`, words);
  const ofObjectives = new Set(objectives.flatMap(({ epicIds }) => epicIds));
  const claimed = new Set(claims.map(({ epicId }) => epicId));
  const loose = epics.filter((epic) => !ofObjectives.has(epic.id) && !claimed.has(epic.id) && isFound(epic));
  const isPlanned = (epic: ClaimableEpic) => isIn(epic, sprint.number);
  return {
    objectives: objectives.map((objective) => ({
      objective,
      isTakenUp: isTakenUp(objective, claims),
      epics: epics.filter((epic) => objective.epicIds.includes(epic.id) && isFound(epic)),
    })),
    planned: loose.filter(isPlanned),
    others: loose.filter((epic) => !isPlanned(epic)),
  };
}

/** The Epics a planning is about, under an objective or with a span that has its Flow Sprint: those that are Ready, and those that aren't yet. */
export function epicsToPlan(
  { objectives, sprint }: Pick<ClaimsView, "objectives" | "sprint">,
  epics: readonly ClaimableEpic[],
): { ready: ClaimableEpic[]; unready: ClaimableEpic[] } {
  const ofObjectives = new Set(objectives.flatMap(({ epicIds }) => epicIds));
  const about = epics.filter((epic) => ofObjectives.has(epic.id) || isIn(epic, sprint.number));
  return { ready: about.filter(isReady), unready: about.filter((epic) => !isReady(epic)) };
}

function isIn({ firstSprint, lastSprint }: ClaimableEpic, sprint: number): boolean {
  return firstSprint !== null && firstSprint <= sprint && (lastSprint ?? firstSprint) >= sprint;
}

/** One end of a Dependency drawn between claims: the Epic where the team leads it, else the team alone. */
export function endOfClaim(
  { epicId, teamId }: Pick<Claim, "epicId" | "teamId">,
  leadTeamId: string | null,
): { kind: "Epic" | "Team"; id: string } {
  return leadTeamId === teamId ? { kind: "Epic", id: epicId } : { kind: "Team", id: teamId };
}
