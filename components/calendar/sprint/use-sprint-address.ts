"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { setInAddress } from "@/lib/client/address";

type BurnLook = "up" | "down";

/** What the address says the page of a Flow Sprint shows: `team`, its Flow Backlog instead, and how its chart is drawn. */
export function useSprintAddress(): {
  teamId: string | null;
  look: BurnLook;
  asTable: boolean;
  showsFlowBacklog: boolean;
  change(part: { team?: string | null; burn?: BurnLook; table?: boolean; backlog?: boolean }): void;
} {
  const params = useSearchParams();
  const change = useCallback((part: { team?: string | null; burn?: BurnLook; table?: boolean; backlog?: boolean }) => {
    const { team, burn, table, backlog } = part;
    setInAddress({
      team,
      burn: burn && (burn === "down" ? "down" : null),
      table: table === undefined ? undefined : table ? "1" : null,
      show: backlog === undefined ? undefined : backlog ? "flow-backlog" : null,
    });
  }, []);
  return {
    teamId: params.get("team"),
    look: params.get("burn") === "down" ? "down" : "up",
    asTable: params.get("table") === "1",
    showsFlowBacklog: params.get("show") === "flow-backlog",
    change,
  };
}
