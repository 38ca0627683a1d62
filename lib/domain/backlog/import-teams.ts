import { editDistance } from "@/lib/domain/edit-distance";
import { mostTeams } from "@/lib/domain/flow-teams/sizes";
import { valueKey } from "./import-names";
import type { TeamChoice } from "./import-schema";
import { plainWord } from "./import-values";

/** An owner in the file, with what speaks for keeping it or merging it. */
export type Owner = { key: string; label: string; rows: number };

/**
 * What to suggest for each owner: the team of that name where there is one; while the Flow Team is
 * forming, a new team for the biggest others as long as there are places; no team for the rest.
 */
export function guessTeams(
  owners: readonly Owner[],
  around: { teams: readonly { id: string; name: string }[]; isForming: boolean },
): Record<string, TeamChoice> {
  const choices: Record<string, TeamChoice> = {};
  let free = around.isForming ? mostTeams - around.teams.length : 0;
  for (const owner of [...owners].sort((a, b) => b.rows - a.rows)) {
    const team = owner.key === "" ? undefined : findTeam(owner.label, around.teams);
    if (team) choices[owner.key] = { to: "team", teamId: team.id };
    else if (owner.key !== "" && free > 0) {
      choices[owner.key] = { to: "new", name: owner.label.slice(0, 60).trim() };
      free--;
    } else choices[owner.key] = { to: "none" };
  }
  return choices;
}

/** The team an owner's name means: the same name, the same but for "sig" or "team", or one slip off. */
function findTeam<T extends { name: string }>(owner: string, teams: readonly T[]): T | undefined {
  const core = (name: string) =>
    plainWord(name)
      .replace(/\b(sig|team|squad|the)\b/g, "")
      .trim() || plainWord(name);
  const word = core(owner);
  return (
    teams.find((team) => valueKey(team.name) === valueKey(owner)) ??
    teams.find((team) => core(team.name) === word) ??
    teams.find((team) => word.length >= 5 && editDistance(core(team.name), word) <= 1)
  );
}

/** The owner's own choice, merges followed. Null when merges lead in a circle or to nobody. */
export function resolveTeam(
  choices: Readonly<Record<string, TeamChoice>>,
  owner: string,
): Exclude<TeamChoice, { to: "merge" }> | null {
  const passed = new Set<string>();
  let key = owner;
  for (;;) {
    const choice = choices[key];
    if (!choice || passed.has(key)) return null;
    if (choice.to !== "merge") return choice;
    passed.add(key);
    key = choice.into;
  }
}

/**
 * For each owner, the other owner its rows mention most, with how often: whom to merge it into.
 * `mentions` are pairs of owners, from a row's owner to the one it names or refers to.
 */
export function suggestMerges(
  mentions: Iterable<readonly [from: string, to: string]>,
): Map<string, { into: string; mentions: number }> {
  const counts = new Map<string, Map<string, number>>();
  for (const [from, to] of mentions) {
    if (from === to) continue;
    const ofOwner = counts.get(from) ?? new Map<string, number>();
    counts.set(from, ofOwner);
    ofOwner.set(to, (ofOwner.get(to) ?? 0) + 1);
  }
  const best = new Map<string, { into: string; mentions: number }>();
  for (const [from, ofOwner] of counts) {
    const [into, times] = [...ofOwner].reduce((a, b) => (b[1] > a[1] ? b : a));
    best.set(from, { into, mentions: times });
  }
  return best;
}
