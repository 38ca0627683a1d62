"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { rewriteAddress } from "@/lib/client/address";
import {
  type BacklogAddress,
  type ListFilters,
  formatBacklogAddress,
  parseBacklogAddress,
} from "@/lib/domain/backlog/list-address";

export type BacklogAddressing = {
  address: BacklogAddress;
  change(part: Partial<BacklogAddress>): void;
  filter(part: Partial<ListFilters>): void;
};

/** What the address says the backlog shows, and how to say something else without asking for the page anew. */
export function useBacklogAddress(): BacklogAddressing {
  const params = useSearchParams();
  const address = useMemo(() => parseBacklogAddress(params), [params]);
  const change = useCallback((part: Partial<BacklogAddress>) => {
    const isStep = part.of !== undefined; // Another backlog is another place to come back from; a filter isn't.
    rewriteAddress((now) => formatBacklogAddress({ ...parseBacklogAddress(now), ...part }, now), isStep);
  }, []);
  const filter = useCallback(
    (part: Partial<ListFilters>) => {
      const { filters } = parseBacklogAddress(new URLSearchParams(window.location.search));
      change({ filters: { ...filters, ...part } });
    },
    [change],
  );
  return { address, change, filter };
}
