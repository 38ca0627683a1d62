"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
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
    const now = new URLSearchParams(window.location.search);
    const search = formatAddress({ ...parseAddress(now), ...part }, now);
    window.history.replaceState(null, "", `${window.location.pathname}${search && `?${search}`}`);
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
