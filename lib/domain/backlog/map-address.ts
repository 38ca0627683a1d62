/** What the map's rows are: Flow Sprints, or Scrum Teams. */
const mapRowKinds = ["sprint", "team"] as const;
export type MapRowKind = (typeof mapRowKinds)[number];

/** All of a story map that its address holds. */
export type MapAddress = {
  rows: MapRowKind;
  /** Number of a Milestone: its Epics alone. Null for all that are open. */
  milestone: number | null;
  /** Slug of a Scrum Team: its Stories alone. */
  team: string | null;
  label: string | null;
  /** In a Story's title or number. */
  text: string;
  /** Number of the Epic in sight where there is room for one; 0 for Stories without one. */
  column: number | null;
};

type Params = Pick<URLSearchParams, "get">;

/** What an address asks for. What it says that isn't known is left out: old links keep working. */
export function parseMapAddress(params: Params): MapAddress {
  const word = (name: string) => params.get(name)?.slice(0, 100) || null;
  return {
    rows: params.get("rows") === "team" ? "team" : "sprint",
    milestone: count(params.get("milestone")) || null,
    team: word("team"),
    label: word("label"),
    text: word("text") ?? "",
    column: count(params.get("column")),
  };
}

/** The address's query for it, without "?". What else stood in `before` (an open panel) stays. */
export function formatMapAddress(address: MapAddress, before: URLSearchParams): string {
  const params = new URLSearchParams(before);
  const set = (name: string, value: string | number | null) => {
    params.delete(name);
    if (value !== null && value !== "") params.set(name, String(value));
  };
  set("rows", address.rows === "sprint" ? null : address.rows);
  set("milestone", address.milestone);
  set("team", address.team);
  set("label", address.label);
  set("text", address.text);
  set("column", address.column);
  return params.toString();
}

/** Whether the address leaves Stories out that an open Epic has. */
export function isMapFiltered({ team, label, text }: MapAddress): boolean {
  return team !== null || label !== null || text !== "";
}

function count(text: string | null): number | null {
  const number = text ? Number(text) : Number.NaN;
  return Number.isInteger(number) && number >= 0 ? number : null;
}
