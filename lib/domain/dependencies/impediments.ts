import { type Actor, can } from "@/lib/domain/access";
import type { Refusal } from "@/lib/domain/result";
import { holdsWords, wordsTyped } from "@/lib/domain/words";
import type { RegisterAddress } from "./addresses";

/** The Impediments: open ones first, the oldest on top. Instants are ISO strings. */
export type ImpedimentsView = { impediments: ImpedimentRow[] };

export type ImpedimentRow = {
  id: string;
  /** I-4 is number 4. */
  number: number;
  title: string;
  description: string;
  /** Null: of the Flow Team from the beginning. */
  teamId: string | null;
  story: { id: string; number: number; title: string } | null;
  ownerId: string | null;
  owner: string | null;
  raisedById: string | null;
  raisedBy: string | null;
  createdAt: string;
  escalatedAt: string | null;
  resolvedAt: string | null;
  resolution: string;
};

type Kept = Pick<ImpedimentRow, "teamId" | "ownerId" | "raisedById"> & { flowTeamId: string };

/** Who resolves, reopens and escalates an Impediment: the SM of its team, its owner, the CSM. */
export function mayResolveImpediment(actor: Actor, { flowTeamId, teamId, ownerId }: Kept): boolean {
  const scope = { flowTeamId, scrumTeamId: teamId };
  if (!can(actor, "contribute", scope)) return false;
  return ownerId === actor.personId || can(actor, "keep impediments", scope);
}

/** Who edits it: who resolves it, and who raised it. */
export function mayKeepImpediment(actor: Actor, impediment: Kept): boolean {
  const isOwn = impediment.raisedById === actor.personId && can(actor, "contribute", impediment);
  return isOwn || mayResolveImpediment(actor, impediment);
}

export const notYourImpediment: Refusal = {
  code: "forbidden",
  message: "An Impediment is changed by who raised it, its owner, the SM of its team or the CSM.",
  wayOut: "Ask one of them, or say it in its conversation.",
};

export const notYoursToResolve: Refusal = {
  code: "forbidden",
  message: "An Impediment is resolved and escalated by its owner, the SM of its team or the CSM.",
  wayOut: "Ask one of them; what you know can be said in its conversation.",
};

/**
 * The team's open Impediments that a text seems to be about, the most alike first: half of the words that
 * say something, of the shorter of the two, are in the other, and two at least.
 */
export function similarOpen<Row extends Pick<ImpedimentRow, "title" | "teamId" | "resolvedAt">>(
  text: string,
  teamId: string,
  impediments: readonly Row[],
): Row[] {
  const said = tellingWords(text);
  return impediments
    .filter((one) => one.resolvedAt === null && one.teamId === teamId)
    .map((row) => {
      const own = tellingWords(row.title);
      const shared = [...own].filter((word) => said.has(word)).length;
      return { row, shared, isAlike: shared >= 2 && shared * 2 >= Math.min(own.size, said.size) };
    })
    .filter(({ isAlike }) => isAlike)
    .sort((one, other) => other.shared - one.shared)
    .slice(0, 3)
    .map(({ row }) => row);
}

/** Words of four letters or more: shorter ones are in every sentence. */
function tellingWords(text: string): Set<string> {
  return new Set(text.toLocaleLowerCase("en").match(/[\p{L}\p{N}]{4,}/gu));
}

/** Whole days since an instant, 0 on the first. */
export function daysOld(since: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 86_400_000));
}

/** From how many days on an Impediment that is open is told of as old. */
export const daysToOld = 3;

/** Whether an Impediment has been open for too long. */
export function isOld({ createdAt, resolvedAt }: Pick<ImpedimentRow, "createdAt" | "resolvedAt">, now: Date): boolean {
  return resolvedAt === null && daysOld(createdAt, now) >= daysToOld;
}

/** Whether it is the Flow Team's to clear: from the beginning, or since it was escalated. */
export function isFlowTeams({ teamId, escalatedAt }: { teamId: string | null; escalatedAt: unknown }): boolean {
  return teamId === null || escalatedAt !== null;
}

/** The Impediments that pass what the register's address asks. Text is looked for in all that is said of them. */
export function filterImpediments(
  impediments: readonly ImpedimentRow[],
  { text, show, team }: RegisterAddress,
  teams: readonly { id: string; slug: string }[],
  now: Date,
): ImpedimentRow[] {
  const words = wordsTyped(text);
  const teamId = teams.find(({ slug }) => slug === team)?.id ?? null;
  return impediments.filter((impediment) => {
    const { number, title, description, owner, resolvedAt } = impediment;
    if ((show === "resolved") !== (resolvedAt !== null)) return false;
    if (show === "escalated" && !isFlowTeams(impediment)) return false;
    if (show === "old" && !isOld(impediment, now)) return false;
    if (team === "flow-team" ? !isFlowTeams(impediment) : team !== null && impediment.teamId !== teamId) return false;
    return holdsWords(`I-${number} ${title} ${description} ${owner ?? ""}`, words);
  });
}
