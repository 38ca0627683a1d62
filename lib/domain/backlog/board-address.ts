/** How a team's board is divided from top to bottom. */
const boardLaneKinds = ["none", "story", "person"] as const;
type BoardLaneKind = (typeof boardLaneKinds)[number];

/** Which cards of a board are shown. */
export type BoardFilters = {
  /** In title, number or label. */
  text: string;
  /** Number of an Epic; 0 is "none". */
  epic: number | null;
  /** Id of a person; "none" is what nobody owns. */
  owner: string | null;
  label: string | null;
  onlyBlocked: boolean;
  /** What isn't done, and is blocked or takes longer than the team's Stories usually do. */
  onlyStuck: boolean;
  onlyMine: boolean;
};

/** All of a board that its address holds; null where the address leaves it to the screen. */
export type BoardAddress = {
  /** Slug of a Scrum Team, or "all" for the board of the Flow Team. */
  team: string | null;
  sprint: number | null;
  lanes: BoardLaneKind;
  /** Whether Stories are shown that are planned for the sprint and not committed to. */
  planned: boolean;
  /** The column in sight where there is room for one. */
  column: string | null;
  filters: BoardFilters;
};

export const allTeams = "all";

export const noBoardFilters: BoardFilters = {
  text: "",
  epic: null,
  owner: null,
  label: null,
  onlyBlocked: false,
  onlyStuck: false,
  onlyMine: false,
};

type Params = Pick<URLSearchParams, "get" | "getAll">;

/** What an address asks for. What it says that isn't known is left out: old links keep working. */
export function parseBoardAddress(params: Params): BoardAddress {
  const word = (name: string) => params.get(name)?.slice(0, 100) || null;
  const only = params.getAll("only");
  const of = word("of");
  return {
    team: word("team"),
    sprint: positive(word("sprint")),
    lanes: boardLaneKinds.find((kind) => kind === params.get("lanes")) ?? "none",
    planned: params.get("planned") === "shown",
    column: word("column"),
    filters: {
      text: word("text") ?? "",
      epic: of === "none" ? 0 : positive(of),
      owner: word("owner"),
      label: word("label"),
      onlyBlocked: only.includes("blocked"),
      onlyStuck: only.includes("stuck"),
      onlyMine: only.includes("mine"),
    },
  };
}

/** The address's query for it, without "?". What else stood in `before` (an open panel) stays. */
export function formatBoardAddress(address: BoardAddress, before: URLSearchParams): string {
  const params = new URLSearchParams(before);
  const { filters } = address;
  const set = (name: string, value: string | number | null) => {
    params.delete(name);
    if (value !== null && value !== "") params.set(name, String(value));
  };
  set("team", address.team);
  set("sprint", address.sprint);
  set("lanes", address.lanes === "none" ? null : address.lanes);
  set("planned", address.planned ? "shown" : null);
  set("column", address.column);
  set("text", filters.text);
  set("of", filters.epic === 0 ? "none" : filters.epic);
  set("owner", filters.owner);
  set("label", filters.label);
  params.delete("only");
  if (filters.onlyBlocked) params.append("only", "blocked");
  if (filters.onlyStuck) params.append("only", "stuck");
  if (filters.onlyMine) params.append("only", "mine");
  return params.toString();
}

/** How many filters are set; the toggle of one's own cards stands apart and isn't counted. */
export function countBoardFilters(filters: BoardFilters): number {
  const { text, epic, owner, label, onlyBlocked, onlyStuck } = filters;
  return [text !== "", epic !== null, owner !== null, label !== null, onlyBlocked, onlyStuck].filter(Boolean).length;
}

/** Whose board and which sprint's: what the address names, else the person's own team and the sprint of now. */
type BoardChoice = { team: string; sprint: number | null };

/**
 * Settles what an address leaves open: the person's first team, or the board of all teams for who
 * is in none; the running Flow Sprint, or else the next one, or else the last.
 */
export function chooseBoard(
  address: Pick<BoardAddress, "team" | "sprint">,
  teams: readonly { id: string; slug: string }[],
  sprints: readonly { number: number; state: "planned" | "running" | "closed" }[],
  myTeamIds: readonly string[],
): BoardChoice {
  const named = address.team === allTeams ? allTeams : teams.find(({ slug }) => slug === address.team)?.slug;
  const mine = teams.find(({ id }) => myTeamIds.includes(id))?.slug;
  const now =
    sprints.find(({ state }) => state === "running") ??
    sprints.find(({ state }) => state === "planned") ??
    sprints.at(-1);
  const asked = sprints.find(({ number }) => number === address.sprint);
  return { team: named ?? mine ?? allTeams, sprint: (asked ?? now)?.number ?? null };
}

function positive(text: string | null): number | null {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : null;
}
