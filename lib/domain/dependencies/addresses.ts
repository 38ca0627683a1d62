import {
  type DependencyFilters,
  type DependencyForm,
  type DependencySort,
  dependencyForms,
  dependencyShows,
  dependencySorts,
} from "./filters";

/** All of the Dependencies' page that its address holds. */
export type DependenciesAddress = {
  /** Null: what suits the person, the queue where something waits for them. */
  form: DependencyForm | null;
  filters: DependencyFilters;
  sort: DependencySort;
  isDown: boolean;
  /** The first Flow Sprint of the board; null: around the running one. */
  from: number | null;
};

type Params = Pick<URLSearchParams, "get">;

/** What an address asks for. What it says that isn't known is left out: old links keep working. */
export function parseDependenciesAddress(params: Params): DependenciesAddress {
  const from = Number(params.get("from"));
  return {
    form: dependencyForms.find((form) => form === params.get("form")) ?? null,
    filters: {
      text: params.get("q") ?? "",
      team: params.get("team"),
      needer: params.get("needer"),
      giver: params.get("giver"),
      show: dependencyShows.find((show) => show === params.get("show")) ?? "open",
    },
    sort: dependencySorts.find((sort) => sort === params.get("sort")) ?? "standing",
    isDown: params.get("order") === "down",
    from: Number.isInteger(from) && from > 0 ? from : null,
  };
}

/** Which rows of a register are shown. The team is named by its slug. */
export type RegisterAddress = { text: string; show: string; team: string | null };

/** What the address of a register asks for. Without more said, what is open. */
export function parseRegisterAddress(params: Params): RegisterAddress {
  return { text: params.get("q") ?? "", show: params.get("show") ?? "open", team: params.get("team") };
}
