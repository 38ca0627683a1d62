import { type EpicKind, type EpicStatus, epicKinds, epicStatuses } from "@/lib/domain/backlog/kinds";
import { isReady } from "@/lib/domain/backlog/readiness";
import { holdsWords, wordsTyped } from "@/lib/domain/words";
import { type LaneKind, laneKinds } from "./lanes";
import { type Zoom, zooms } from "./layout";
import { milestoneOf } from "./standing";
import type { EpicInView, RoadmapView } from "./view";

/** What of the roadmap is shown. Empty lists mean all. */
export type RoadmapFilters = {
  /** Slugs; "none" is what no team leads. */
  teams: string[];
  /** Numbers of Milestones. */
  milestones: number[];
  statuses: EpicStatus[];
  kinds: EpicKind[];
  labels: string[];
  /** Ids of people; "none" is what nobody owns. */
  owners: string[];
  text: string;
  onlyConflicts: boolean;
  onlyUnready: boolean;
};

/** All of the timeline that its address holds. */
export type TimelineAddress = {
  form: "timeline" | "table";
  lanes: LaneKind;
  zoom: Zoom;
  /** Whether satisfied Dependencies are drawn. */
  satisfied: boolean;
  filters: RoadmapFilters;
};

export const noFilters: RoadmapFilters = {
  teams: [],
  milestones: [],
  statuses: [],
  kinds: [],
  labels: [],
  owners: [],
  text: "",
  onlyConflicts: false,
  onlyUnready: false,
};

export const plainAddress: TimelineAddress = {
  form: "timeline",
  lanes: "team",
  zoom: "quarter",
  satisfied: false,
  filters: noFilters,
};

type Params = Pick<URLSearchParams, "get" | "getAll">;

/** What an address asks for. What it says that isn't known is left out: old links keep working. */
export function parseAddress(params: Params): TimelineAddress {
  const list = (name: string) => [
    ...new Set(
      params
        .getAll(name)
        .map((v) => v.slice(0, 100))
        .filter(Boolean),
    ),
  ];
  const only = list("only");
  return {
    form: params.get("as") === "table" ? "table" : "timeline",
    lanes: known(laneKinds, params.get("lanes")) ?? plainAddress.lanes,
    zoom: known(zooms, params.get("zoom")) ?? plainAddress.zoom,
    satisfied: params.get("satisfied") === "shown",
    filters: {
      teams: list("team"),
      milestones: list("milestone")
        .map(Number)
        .filter((n) => Number.isInteger(n) && n > 0),
      statuses: list("status").flatMap((v) => known(epicStatuses, v) ?? []),
      kinds: list("kind").flatMap((v) => known(epicKinds, v) ?? []),
      labels: list("label"),
      owners: list("owner"),
      text: (params.get("q") ?? "").slice(0, 200),
      onlyConflicts: only.includes("conflicts"),
      onlyUnready: only.includes("not-ready"),
    },
  };
}

const ownParams = [
  "as",
  "lanes",
  "zoom",
  "satisfied",
  "team",
  "milestone",
  "status",
  "kind",
  "label",
  "owner",
  "q",
  "only",
];

/**
 * The search part of the address that says this, without the question mark: only what differs from
 * the plain one, and whatever else `others` holds (an open panel, say).
 */
export function formatAddress(address: TimelineAddress, others?: URLSearchParams): string {
  const params = new URLSearchParams();
  const { filters } = address;
  if (address.form !== plainAddress.form) params.set("as", address.form);
  if (address.lanes !== plainAddress.lanes) params.set("lanes", address.lanes);
  if (address.zoom !== plainAddress.zoom) params.set("zoom", address.zoom);
  if (address.satisfied) params.set("satisfied", "shown");
  const lists = {
    team: filters.teams,
    milestone: filters.milestones.map(String),
    status: filters.statuses,
    kind: filters.kinds,
    label: filters.labels,
    owner: filters.owners,
  };
  for (const [name, values] of Object.entries(lists)) for (const value of values) params.append(name, value);
  if (filters.text) params.set("q", filters.text);
  if (filters.onlyConflicts) params.append("only", "conflicts");
  if (filters.onlyUnready) params.append("only", "not-ready");
  for (const [name, value] of others ?? []) if (!ownParams.includes(name)) params.append(name, value);
  return params.toString();
}

/** How many of the filters are set. */
export function countFilters(filters: RoadmapFilters): number {
  const lists = [filters.teams, filters.milestones, filters.statuses, filters.kinds, filters.labels, filters.owners];
  return (
    lists.filter((list) => list.length > 0).length +
    [filters.text !== "", filters.onlyConflicts, filters.onlyUnready].filter(Boolean).length
  );
}

/**
 * The Epics the filters let through. Dropped ones only when asked for by status. `inConflict` holds
 * the ids of Epics at either end of a conflict (DEP-2).
 */
export function filterEpics(view: RoadmapView, filters: RoadmapFilters, inConflict: ReadonlySet<string>): EpicInView[] {
  const slugs = new Map(view.teams.map((team) => [team.id, team.slug]));
  const words = wordsTyped(filters.text);
  return view.epics.filter((epic) => {
    if (filters.statuses.length > 0 ? !filters.statuses.includes(epic.status) : epic.status === "dropped") return false;
    if (!allows(filters.teams, (epic.leadTeamId && slugs.get(epic.leadTeamId)) ?? "none")) return false;
    if (!allows(filters.kinds, epic.kind)) return false;
    if (!allows(filters.owners, epic.ownerId ?? "none")) return false;
    if (filters.labels.length > 0 && !filters.labels.some((label) => epic.labels.includes(label))) return false;
    if (filters.milestones.length > 0 && !filters.milestones.includes(milestoneOf(view.milestones, epic)?.number ?? 0))
      return false;
    if (filters.onlyConflicts && !inConflict.has(epic.id)) return false;
    if (filters.onlyUnready && (epic.status === "done" || isReady(epic))) return false;
    return words.length === 0 || matchesText(epic, words);
  });
}

/** Whether all the words (in lower case) are in the Epic's title, number or labels. */
export function matchesText(epic: Pick<EpicInView, "title" | "number" | "labels">, words: readonly string[]): boolean {
  return holdsWords(`E-${epic.number} ${epic.title} ${epic.labels.join(" ")}`, words);
}

function allows<T>(list: readonly T[], value: T): boolean {
  return list.length === 0 || list.includes(value);
}

function known<T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((one) => one === value) ?? null;
}
