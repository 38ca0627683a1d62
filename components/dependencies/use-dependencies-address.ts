"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { type DependenciesAddress, parseDependenciesAddress } from "@/lib/domain/dependencies/addresses";

/** What of the Dependencies is shown, read from the address and changed in it. */
export function useDependenciesAddress(): {
  address: DependenciesAddress;
  change(values: Record<string, string | null>): void;
} {
  const params = useSearchParams();
  const address = useMemo(() => parseDependenciesAddress(params), [params]);
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
