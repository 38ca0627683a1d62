import { type Refusal, type Result, ok, refuse } from "@/lib/domain/result";
import { eitherOf } from "@/lib/domain/words";
import { type NamedItem, itemName } from "./rules";
import { dependencyName } from "./standing";

const sides = ["needer", "giver"] as const;
export type Side = (typeof sides)[number];

/** The two teams of a Dependency, and which of them answers. */
export type DependencyTeams = { neederTeamId: string; giverTeamId: string; answeringTeamId: string };

/** A Dependency that counts, as a change of its items' teams finds it. An item is null where it is a team alone. */
export type TiedDependency = DependencyTeams & { id: string; number: number } & Record<
    Side,
    (NamedItem & { id: string; teamId: string | null }) | null
  >;

/** A Story or an Epic that goes to a team; to none where that is null. */
export type TeamMove = { itemId: string; teamId: string | null };

/** A Dependency that goes along with its items, and the teams it then has. */
export type Followed = { dependency: TiedDependency; teams: DependencyTeams };

/** The teams of a Dependency whose ends are of these teams now: who answered for a side still does. */
export function teamsNow(
  { answeringTeamId, giverTeamId }: DependencyTeams,
  now: Omit<DependencyTeams, "answeringTeamId">,
): DependencyTeams {
  const answeringNow = answeringTeamId === giverTeamId ? now.giverTeamId : now.neederTeamId;
  return { neederTeamId: now.neederTeamId, giverTeamId: now.giverTeamId, answeringTeamId: answeringNow };
}

/** What a Dependency's teams were and are, of those that changed: as history has it. */
export function teamsChanged(
  from: DependencyTeams,
  to: DependencyTeams,
): { before: Partial<DependencyTeams>; after: Partial<DependencyTeams> } {
  const fields = (["neederTeamId", "giverTeamId", "answeringTeamId"] as const).filter(
    (field) => from[field] !== to[field],
  );
  const pick = (teams: DependencyTeams) => Object.fromEntries(fields.map((field) => [field, teams[field]]));
  return { before: pick(from), after: pick(to) };
}

/** The sides of a Dependency that went to another team. */
export function sidesMoved(from: DependencyTeams, to: DependencyTeams): Side[] {
  return sides.filter((side) => from[`${side}TeamId`] !== to[`${side}TeamId`]);
}

/**
 * DEP-1 for items that go to other teams, all of them at once: which Dependencies go along. Refused
 * where giver and needer would be one team. One whose item goes to no team stays where it was, as
 * nobody else is there who could answer for it; an undo says in `former` where that was.
 */
export function followItems(
  tied: readonly TiedDependency[],
  moves: readonly TeamMove[],
  former: ReadonlyMap<string, Partial<DependencyTeams>> = new Map(),
): Result<Followed[]> {
  const goals = new Map(moves.map(({ itemId, teamId }) => [itemId, teamId]));
  const followed = tied.flatMap((dependency): Followed[] => {
    const teamOf = (side: Side): string => {
      const item = dependency[side];
      const stays = dependency[`${side}TeamId`];
      if (!item) return stays;
      if (!goals.has(item.id)) return item.teamId ?? stays;
      return goals.get(item.id) ?? former.get(dependency.id)?.[`${side}TeamId`] ?? stays;
    };
    const teams = teamsNow(dependency, { neederTeamId: teamOf("needer"), giverTeamId: teamOf("giver") });
    return sidesMoved(dependency, teams).length > 0 ? [{ dependency, teams }] : [];
  });
  const within = followed.filter(({ teams }) => teams.neederTeamId === teams.giverTeamId);
  return within.length === 0 ? ok(followed) : refuse(ofOneTeam(within));
}

function ofOneTeam(within: readonly Followed[]): Refusal {
  const names = within.map(({ dependency }) => dependencyName(dependency));
  const numbers = eitherOf(within.map(({ dependency }) => `D-${dependency.number}`));
  const others = new Set(within.flatMap(({ dependency, teams }) => itemsThatStay(dependency, teams)));
  const instead = others.size > 0 ? `give ${eitherOf([...others])} to another team` : "leave the item where it is";
  return {
    rule: "DEP-1",
    code: "rule",
    message: `A Dependency is between two teams, and with this one team would both need and give: ${names.join("; ")}.`,
    wayOut: `First withdraw or decline ${numbers}, or ${instead}.`,
  };
}

function itemsThatStay(dependency: TiedDependency, teams: DependencyTeams): string[] {
  const moved = sidesMoved(dependency, teams);
  return sides.flatMap((side) => {
    const item = dependency[side];
    return item && !moved.includes(side) ? [itemName(item)] : [];
  });
}
