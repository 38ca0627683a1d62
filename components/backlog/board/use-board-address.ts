"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import {
  type BoardAddress,
  type BoardFilters,
  formatBoardAddress,
  parseBoardAddress,
} from "@/lib/domain/backlog/board-address";

export type BoardAddressing = {
  address: BoardAddress;
  change(part: Partial<BoardAddress>): void;
  filter(part: Partial<BoardFilters>): void;
};

/** What the address says the board shows, and how to say something else without asking for the page anew. */
export function useBoardAddress(): BoardAddressing {
  const params = useSearchParams();
  const address = useMemo(() => parseBoardAddress(params), [params]);
  const change = useCallback((part: Partial<BoardAddress>) => {
    const now = new URLSearchParams(window.location.search);
    const search = formatBoardAddress({ ...parseBoardAddress(now), ...part }, now);
    window.history.replaceState(null, "", `${window.location.pathname}${search && `?${search}`}`);
  }, []);
  const filter = useCallback(
    (part: Partial<BoardFilters>) => {
      const { filters } = parseBoardAddress(new URLSearchParams(window.location.search));
      change({ filters: { ...filters, ...part } });
    },
    [change],
  );
  return { address, change, filter };
}
