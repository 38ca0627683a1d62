import type { ItemAtEnd, Judged } from "./view";

/** An item in a Flow Sprint of its team: where it is given, or where it is needed. */
export type BoardCard = {
  /** The same for the same item in the same place. */
  id: string;
  teamId: string;
  /** Null: no Flow Sprint yet. */
  sprint: number | null;
  /** Null where the team stands there alone, for the one Dependency. */
  item: ItemAtEnd | null;
  needs: Judged[];
  gives: Judged[];
};

export type BoardString = { id: string; number: number; from: string; to: string; isConflict: boolean };

export type ProgramBoard = {
  cards: BoardCard[];
  /** From the needer's card to the giver's; only where both are in sight. */
  strings: BoardString[];
  /** Dependencies with an end before or after the sprints shown. */
  beyond: number;
};

/**
 * The program board: what the open Dependencies tie together, at the teams and Flow Sprints they
 * are in. An Epic that needs stands in its first sprint, one that gives in the one it is promised
 * for, or its last. `sprints` are those in sight; what has no sprint stands beside them.
 */
export function programBoard(judged: readonly Judged[], sprints: readonly number[]): ProgramBoard {
  const cards = new Map<string, BoardCard>();
  const strings: BoardString[] = [];
  let beyond = 0;
  const inSight = new Set(sprints);
  for (const dependency of judged) {
    const { id, number, standing, needer, giver, neederTeamId, giverTeamId } = dependency;
    if (standing.kind === "void" || standing.kind === "satisfied") continue;
    const needSprint = needer ? needer.firstSprint : dependency.neededBySprint;
    const giveSprint = givenIn(dependency);
    const isSeen = (sprint: number | null) => sprint === null || inSight.has(sprint);
    if (!isSeen(needSprint) || !isSeen(giveSprint)) beyond++;
    const from = isSeen(needSprint) ? cardAt(cards, neederTeamId, needSprint, needer, id) : null;
    const to = isSeen(giveSprint) ? cardAt(cards, giverTeamId, giveSprint, giver, id) : null;
    from?.needs.push(dependency);
    to?.gives.push(dependency);
    if (from && to) strings.push({ id, number, from: from.id, to: to.id, isConflict: standing.kind === "conflict" });
  }
  return { cards: [...cards.values()], strings, beyond };
}

/** Where it is given. A promise for a Flow Sprint that has closed is kept no more: the giver stands where it is now. */
function givenIn({ promisedForSprint, giver, standing }: Judged): number | null {
  const hasClosed = "cause" in standing && standing.cause === "closed";
  return (hasClosed ? giver?.lastSprint : promisedForSprint) ?? promisedForSprint ?? giver?.lastSprint ?? null;
}

function cardAt(
  cards: Map<string, BoardCard>,
  teamId: string,
  sprint: number | null,
  item: ItemAtEnd | null,
  dependencyId: string,
): BoardCard {
  const id = `${item?.id ?? dependencyId} ${teamId} ${sprint ?? "none"}`;
  const known = cards.get(id);
  if (known) return known;
  const card: BoardCard = { id, teamId, sprint, item, needs: [], gives: [] };
  cards.set(id, card);
  return card;
}

/** How many open Dependencies run from one team to another, and how many of them are conflicts. */
type MatrixCell = { open: number; conflicts: number };

/** The needer teams by giver teams: `cell(needer, giver)`, null where there is none. */
export function teamMatrix(
  judged: readonly Judged[],
): (neederTeamId: string, giverTeamId: string) => MatrixCell | null {
  const cells = new Map<string, MatrixCell>();
  for (const { standing, neederTeamId, giverTeamId } of judged) {
    if (standing.kind === "void" || standing.kind === "satisfied") continue;
    const key = `${neederTeamId} ${giverTeamId}`;
    const cell = cells.get(key) ?? { open: 0, conflicts: 0 };
    cells.set(key, {
      open: cell.open + 1,
      conflicts: cell.conflicts + (standing.kind === "conflict" ? 1 : 0),
    });
  }
  return (neederTeamId, giverTeamId) => cells.get(`${neederTeamId} ${giverTeamId}`) ?? null;
}
