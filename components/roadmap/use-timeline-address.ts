"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { rewriteAddress } from "@/lib/client/address";
import { type RoadmapFilters, type TimelineAddress, formatAddress, parseAddress } from "@/lib/domain/roadmap/filters";

/**
 * What the address says the timeline shows, and how to say something else. The page isn't asked
 * for anew: only the address changes, and Back leaves the page as it did before.
 */
export function useTimelineAddress(): {
  address: TimelineAddress;
  change(part: Partial<TimelineAddress>): void;
  filter(part: Partial<RoadmapFilters>): void;
} {
  const params = useSearchParams();
  const address = useMemo(() => parseAddress(params), [params]);
  const change = useCallback((part: Partial<TimelineAddress>) => {
    rewriteAddress((now) => formatAddress({ ...parseAddress(now), ...part }, now));
  }, []);
  const filter = useCallback(
    (part: Partial<RoadmapFilters>) => {
      const { filters } = parseAddress(new URLSearchParams(window.location.search));
      change({ filters: { ...filters, ...part } });
    },
    [change],
  );
  return { address, change, filter };
}
