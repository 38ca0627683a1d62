import { holdsWords, wordsTyped } from "@/lib/domain/words";
import { itemName } from "./rules";
import { promiseOf } from "./standing";
import { type Judged, troubleOrder } from "./view";

export const dependencyForms = ["queue", "board", "matrix", "list"] as const;
export type DependencyForm = (typeof dependencyForms)[number];

export const dependencyShows = ["open", "conflict", "all"] as const;
export const dependencySorts = ["number", "needed", "promised", "state", "standing", "age"] as const;
export type DependencySort = (typeof dependencySorts)[number];

/** Which Dependencies are shown, as the address says it. Teams are named by their slugs. */
export type DependencyFilters = {
  text: string;
  /** At either end. */
  team: string | null;
  needer: string | null;
  giver: string | null;
  show: (typeof dependencyShows)[number];
};

/** How many filters of a register are set. */
export function countFilters({ show, ...named }: Record<string, string | null> & { show: string }): number {
  return Object.values(named).filter(Boolean).length + (show === "open" ? 0 : 1);
}

type Team = { id: string; slug: string };

/** The Dependencies that pass. Text is looked for in titles, numbers, the note and team names. */
export function filterDependencies<D extends Judged>(
  judged: readonly D[],
  { text, team, needer, giver, show }: DependencyFilters,
  teams: readonly (Team & { name: string })[],
): D[] {
  const byId = new Map(teams.map((one) => [one.id, one]));
  const words = wordsTyped(text);
  return judged.filter((dependency) => {
    const [from, to] = [byId.get(dependency.neederTeamId), byId.get(dependency.giverTeamId)];
    if (team && from?.slug !== team && to?.slug !== team) return false;
    if (needer && from?.slug !== needer) return false;
    if (giver && to?.slug !== giver) return false;
    const { kind } = dependency.standing;
    if (show === "conflict" && kind !== "conflict") return false;
    if (show === "open" && (kind === "satisfied" || kind === "void")) return false;
    if (words.length === 0) return true;
    const items = [dependency.needer, dependency.giver].map((item) => (item ? `${itemName(item)} ${item.title}` : ""));
    const all = [`D-${dependency.number}`, ...items, dependency.note, from?.name, to?.name];
    return holdsWords(all.join(" "), words);
  });
}

const states = ["proposed", "accepted", "in_progress", "delivered", "verified", "declined"];

/** In the order asked for; what has no sprint comes last either way. */
export function sortDependencies<D extends Judged>(judged: readonly D[], by: DependencySort, isDown: boolean): D[] {
  const sign = isDown ? -1 : 1;
  const value: Record<DependencySort, (dependency: D) => number | null> = {
    number: ({ number }) => number,
    needed: ({ needed }) => needed,
    promised: promiseOf,
    state: ({ state }) => states.indexOf(state),
    standing: ({ standing }) => troubleOrder.indexOf(standing.kind),
    age: ({ createdAt }) => -Date.parse(createdAt),
  };
  return judged.toSorted((a, b) => {
    const [left, right] = [value[by](a), value[by](b)];
    if (left === right) return a.number - b.number;
    if (left === null || right === null) return left === null ? 1 : -1;
    return sign * (left - right);
  });
}
