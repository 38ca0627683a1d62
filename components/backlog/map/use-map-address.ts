"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type MapAddress, formatMapAddress, parseMapAddress } from "@/lib/domain/backlog/map-address";

export type MapAddressing = { address: MapAddress; change(part: Partial<MapAddress>): void };

/** What the address says the map shows, and how to say something else without asking for the page anew. */
export function useMapAddress(): MapAddressing {
  const params = useSearchParams();
  const address = useMemo(() => parseMapAddress(params), [params]);
  const change = useCallback((part: Partial<MapAddress>) => {
    const now = new URLSearchParams(window.location.search);
    const search = formatMapAddress({ ...parseMapAddress(now), ...part }, now);
    window.history.replaceState(null, "", `${window.location.pathname}${search && `?${search}`}`);
  }, []);
  return { address, change };
}
