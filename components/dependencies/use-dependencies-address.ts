"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import {
  type DependencyFilters,
  type DependencyForm,
  type DependencySort,
  dependencyForms,
  dependencyShows,
  dependencySorts,
} from "@/lib/domain/dependencies/filters";

type DependenciesAddress = {
  /** Null: what suits the person, the queue where something waits for them. */
  form: DependencyForm | null;
  filters: DependencyFilters;
  sort: DependencySort;
  isDown: boolean;
  /** The first Flow Sprint of the board; null: around the running one. */
  from: number | null;
};

/** What of the Dependencies is shown, read from the address and changed in it. */
export function useDependenciesAddress(): {
  address: DependenciesAddress;
  change(values: Record<string, string | null>): void;
} {
  const params = useSearchParams();
  const address = useMemo((): DependenciesAddress => {
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
  }, [params]);
  return { address, change: changeAddress };
}

/** Sets what has a value and takes out what has none, without a new page. */
export function changeAddress(values: Record<string, string | null>): void {
  const next = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(values)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const search = next.toString();
  window.history.replaceState(null, "", `${window.location.pathname}${search && `?${search}`}`);
}
