import { allOf, counted } from "@/lib/domain/words";
import { type NamedItem, itemName } from "./rules";
import { type RiskRow, missingInRisk } from "./risks";
import { counts, stateWords } from "./states";
import { type Judged, standingWords } from "./view";

/** How a rule of this context stands: one sentence, and what is against it. */
type RegisterStanding = { says: string; items: string[] };

type NamedEnd = Pick<NamedItem, "kind" | "number"> | null;

/** "D-7, S-12 needs E-4", or what a team alone is called here. */
export function dependencyName(dependency: { number: number; needer: NamedEnd; giver: NamedEnd }): string {
  const { number, needer, giver } = dependency;
  if (!needer && !giver) return `D-${number}`;
  return `D-${number}, ${needer ? itemName(needer) : "a team"} needs ${giver ? itemName(giver) : "a team"}`;
}

/** DEP-2 over all Dependencies: the conflicts. */
export function conflictStanding(judged: readonly Judged[]): RegisterStanding {
  const items = judged.flatMap((dependency) =>
    dependency.standing.kind === "conflict"
      ? [`${dependencyName(dependency)}: ${standingWords(dependency.standing)}.`]
      : [],
  );
  return { says: items.length === 0 ? "No conflict." : `${counted(items.length, "conflict")}.`, items };
}

/**
 * The Dependencies that the planning of a Flow Sprint is about, on every list and in every count: what
 * somebody still waits for and needs by then, and what was needed by it and is there already.
 */
export function neededBy(judged: readonly Judged[], sprint: number): Judged[] {
  return judged.filter(({ standing, needed }) => {
    if (needed === null || standing.kind === "void") return false;
    return standing.kind === "satisfied" ? needed === sprint : needed <= sprint;
  });
}

/**
 * DEP-3 in Flow Sprint Planning 2: it is there or accepted, or there is a mitigation. Accepted to come
 * too late (DEP-2) settles nothing: that takes another promise, or a mitigation.
 */
export function isSettled({ state, standing, mitigation }: Pick<Judged, "state" | "standing" | "mitigation">): boolean {
  if (standing.kind === "satisfied" || mitigation.trim() !== "") return true;
  return counts(state) && state !== "proposed" && standing.kind !== "conflict";
}

/** What keeps a Dependency from being settled; `teamName` where who is to answer can be said. */
export function unsettledWords(
  { state, answeringTeamId }: Pick<Judged, "state" | "answeringTeamId">,
  teamName?: (id: string) => string,
): string {
  if (counts(state) && state !== "proposed") return "in conflict without a mitigation";
  if (state === "declined") return "declined";
  return teamName ? `${teamName(answeringTeamId)} hasn't answered` : "not answered";
}

/** "Berths hasn't answered", of what waits for an answer; empty where none is waited for. */
export function unansweredWords(dependency: Judged, teamName: (id: string) => string): string {
  const waits = dependency.state === "proposed" && dependency.standing.kind !== "satisfied";
  return waits ? unsettledWords(dependency, teamName) : "";
}

/** The Flow Sprint somebody has said it comes in: until it is accepted, where the giver's item ends is no promise. */
export function promiseOf({
  state,
  promised,
  promisedForSprint,
}: Pick<Judged, "state" | "promised" | "promisedForSprint">): number | null {
  return state === "proposed" ? promisedForSprint : promised;
}

/** "promised for S16"; until it is accepted what is proposed, or by when it is needed. Empty where nobody said. */
export function sprintWords(dependency: Judged): string {
  const [promise, { state, needed }] = [promiseOf(dependency), dependency];
  if (promise !== null) return `${state === "proposed" ? "proposed" : "promised"} for S${promise}`;
  return state === "proposed" && needed !== null ? `needed by S${needed}` : "";
}

/** How a Dependency stands, as a planning says it: why it is in conflict, else how far it is. */
export function planningWords({ state, standing }: Pick<Judged, "state" | "standing">): string {
  if (standing.kind === "conflict") return standingWords(standing);
  const isThere = standing.kind === "satisfied" && state !== "delivered" && state !== "verified";
  return isThere ? "satisfied" : stateWords[state].toLowerCase();
}

/**
 * DEP-3 for the Flow Sprint that is planned next: what is needed by it and neither accepted to come in
 * time nor mitigated. Each Dependency has a giver team by its making.
 */
export function answeredStanding(judged: readonly Judged[], sprint: number | null): RegisterStanding {
  if (sprint === null) return { says: "No Flow Sprint is planned.", items: [] };
  const needed = neededBy(judged, sprint);
  const open = needed.filter((dependency) => !isSettled(dependency));
  return {
    says: `${needed.length - open.length} of ${counted(needed.length, "Dependency", "Dependencies")} needed by Flow Sprint ${sprint} accepted or mitigated.`,
    items: open.map((dependency) => `${dependencyName(dependency)}: ${unsettledWords(dependency)}.`),
  };
}

/** RISK-1 over all open Risks: what each lacks. */
export function riskStanding(risks: readonly RiskRow[]): RegisterStanding {
  const open = risks.filter(({ closedAt }) => closedAt === null);
  const items = open.flatMap((risk) => {
    const missing = missingInRisk(risk);
    return missing.length === 0 ? [] : [`R-${risk.number} lacks ${allOf(missing)}.`];
  });
  return { says: `${open.length - items.length} of ${counted(open.length, "open Risk")} owned and classed.`, items };
}

/**
 * The register of a planning in its order: conflicts and what was raised since its room was opened, then
 * what isn't settled, then the rest; of each the newest first. `openedAt` in milliseconds since 1970.
 */
export function inRegisterOrder(needed: readonly Judged[], openedAt: number | null): Judged[] {
  const urgency = (dependency: Judged) => {
    if (dependency.standing.kind === "conflict") return 0;
    if (isSettled(dependency)) return 2;
    return openedAt !== null && Date.parse(dependency.createdAt) >= openedAt ? 0 : 1;
  };
  return needed.toSorted((one, other) => urgency(one) - urgency(other) || other.number - one.number);
}
