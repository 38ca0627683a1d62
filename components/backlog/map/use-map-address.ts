"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { rewriteAddress } from "@/lib/client/address";
import { type MapAddress, formatMapAddress, parseMapAddress } from "@/lib/domain/backlog/map-address";

export type MapAddressing = { address: MapAddress; change(part: Partial<MapAddress>): void };

/** What the address says the map shows, and how to say something else without asking for the page anew. */
export function useMapAddress(): MapAddressing {
  const params = useSearchParams();
  const address = useMemo(() => parseMapAddress(params), [params]);
  const change = useCallback((part: Partial<MapAddress>) => {
    rewriteAddress((now) => formatMapAddress({ ...parseMapAddress(now), ...part }, now));
  }, []);
  return { address, change };
}
