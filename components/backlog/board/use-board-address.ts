"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { rewriteAddress } from "@/lib/client/address";
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
    rewriteAddress((now) => formatBoardAddress({ ...parseBoardAddress(now), ...part }, now));
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
