import { type RoadmapFilters, noFilters, parseAddress } from "@/lib/domain/roadmap/filters";
import { type EpicStatus, epicStatuses } from "./kinds";
import { type ListColumn, listColumns } from "./list-columns";
import {
  type Backlog,
  type Grouping,
  type ListOrder,
  type Only,
  backlogs,
  groupings,
  listOrders,
  onlys,
} from "./list-kinds";
import { type StoryStatus, storyStatuses } from "./workflow";

/**
 * What of a backlog is shown; empty lists mean all. Those of Epics alone (Milestones, kinds) hold
 * for their Stories too. "none" stands for what has none.
 */
export type ListFilters = {
  text: string;
  /** Numbers of Epics. */
  epics: string[];
  /** Slugs. In a Team and a Sprint Backlog the first is the team whose backlog it is. */
  teams: string[];
  /** Numbers. In a Flow and a Sprint Backlog the first is the Flow Sprint whose backlog it is. */
  sprints: string[];
  statuses: (EpicStatus | StoryStatus)[];
  /** Ids of people. */
  owners: string[];
  labels: string[];
  kinds: RoadmapFilters["kinds"];
  milestones: number[];
  only: Only[];
};

/** All of a backlog that its address holds. */
export type BacklogAddress = {
  of: Backlog;
  form: "list" | "matrix";
  order: ListOrder;
  grouping: Grouping;
  /** Epics and groups are opened, unless folded by hand. */
  isOpen: boolean;
  /** Null: those the person chose last, or the usual ones. */
  columns: ListColumn[] | null;
  filters: ListFilters;
};

type Params = Pick<URLSearchParams, "get" | "getAll">;

/** What rows are gathered under where the address doesn't say. */
export function usualGrouping(of: Backlog): Grouping {
  return of === "product" || of === "flow" ? "epic" : "none";
}

/** What an address asks for. What it says that isn't known is left out: old links keep working. */
export function parseBacklogAddress(params: Params): BacklogAddress {
  const of = known(backlogs, params.get("of")) ?? "product";
  const shared = parseAddress(params).filters;
  const statuses = [...new Set([...epicStatuses, ...storyStatuses])];
  const columns = params.get("columns");
  return {
    of,
    form: params.get("form") === "matrix" && of === "product" ? "matrix" : "list",
    order: known(listOrders, params.get("order")) ?? "rank",
    grouping: known(groupings, params.get("group")) ?? usualGrouping(of),
    isOpen: params.get("tree") === "open" || (of !== "product" && params.get("tree") !== "closed"),
    columns: columns === null ? null : columns.split(",").flatMap((name) => known(listColumns, name) ?? []),
    filters: {
      text: shared.text,
      epics: listOf(params, "in"),
      teams: shared.teams,
      sprints: listOf(params, "sprint"),
      statuses: listOf(params, "status").flatMap((value) => known(statuses, value) ?? []),
      owners: shared.owners,
      labels: shared.labels,
      kinds: shared.kinds,
      milestones: shared.milestones,
      only: listOf(params, "only").flatMap((value) => known(onlys, value) ?? []),
    },
  };
}

const ownParams = [
  "of",
  "form",
  "order",
  "group",
  "tree",
  "columns",
  "q",
  "in",
  "team",
  "sprint",
  "status",
  "owner",
  "label",
  "kind",
  "milestone",
  "only",
];

/**
 * The search part of the address that says this, without the question mark: only what differs from
 * the plain one, and whatever else `others` holds (an open panel, say).
 */
export function formatBacklogAddress(address: BacklogAddress, others?: URLSearchParams): string {
  const params = new URLSearchParams();
  const { of, filters } = address;
  if (of !== "product") params.set("of", of);
  if (address.form !== "list") params.set("form", address.form);
  if (address.order !== "rank") params.set("order", address.order);
  if (address.grouping !== usualGrouping(of)) params.set("group", address.grouping);
  if (address.isOpen !== (of !== "product")) params.set("tree", address.isOpen ? "open" : "closed");
  if (address.columns) params.set("columns", address.columns.join(","));
  const lists: Record<string, readonly (string | number)[]> = {
    team: filters.teams,
    sprint: filters.sprints,
    in: filters.epics,
    status: filters.statuses,
    owner: filters.owners,
    label: filters.labels,
    kind: filters.kinds,
    milestone: filters.milestones,
    only: filters.only,
  };
  for (const [name, values] of Object.entries(lists)) for (const value of values) params.append(name, String(value));
  if (filters.text) params.set("q", filters.text);
  for (const [name, value] of others ?? []) if (!ownParams.includes(name)) params.append(name, value);
  return params.toString();
}

export const noListFilters: ListFilters = {
  text: "",
  epics: [],
  teams: [],
  sprints: [],
  statuses: [],
  owners: [],
  labels: [],
  kinds: [],
  milestones: [],
  only: [],
};

/** The filters without the team and the Flow Sprint that say whose backlog it is. */
export function filtersWithin(of: Backlog, filters: ListFilters): ListFilters {
  return {
    ...filters,
    teams: of === "team" || of === "sprint" ? [] : filters.teams,
    sprints: of === "flow" || of === "sprint" ? [] : filters.sprints,
  };
}

/** The filters that go along to another backlog: the team and the Flow Sprint one was of filter no other. */
export function filtersFor(next: Backlog, former: Backlog, filters: ListFilters): ListFilters {
  const within = filtersWithin(former, filters);
  const named = filtersWithin(next, filters);
  return {
    ...filters,
    teams: named.teams === filters.teams ? within.teams : filters.teams,
    sprints: named.sprints === filters.sprints ? within.sprints : filters.sprints,
  };
}

/** How many of the filters are set. */
export function countListFilters({ text, ...lists }: ListFilters): number {
  return Object.values(lists).filter((list) => list.length > 0).length + (text === "" ? 0 : 1);
}

/** The filters as the roadmap's own, for the Epics. */
export function epicFiltersOf(filters: ListFilters): RoadmapFilters {
  return {
    ...noFilters,
    teams: filters.teams,
    milestones: filters.milestones,
    statuses: filters.statuses.flatMap((status) => known(epicStatuses, status) ?? []),
    kinds: filters.kinds,
    labels: filters.labels,
    owners: filters.owners,
    text: filters.text,
    onlyConflicts: filters.only.includes("conflicts"),
    onlyUnready: filters.only.includes("not-ready"),
  };
}

function listOf(params: Params, name: string): string[] {
  const values = params.getAll(name).map((value) => value.slice(0, 100));
  return [...new Set(values.filter(Boolean))];
}

function known<T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((one) => one === value) ?? null;
}
