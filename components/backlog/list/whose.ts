import { type ListFilters, filtersWithin } from "@/lib/domain/backlog/list-address";
import type { Backlog } from "@/lib/domain/backlog/list-kinds";

/** Whose backlog it is: what of the filters stays when they are cleared. */
export function whose(of: Backlog, filters: ListFilters): Pick<ListFilters, "teams" | "sprints"> {
  const within = filtersWithin(of, filters);
  return {
    teams: within.teams === filters.teams ? [] : filters.teams,
    sprints: within.sprints === filters.sprints ? [] : filters.sprints,
  };
}
