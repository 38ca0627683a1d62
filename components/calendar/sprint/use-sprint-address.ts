"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

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
    const search = new URLSearchParams(window.location.search);
    const set = (name: string, value: string | null) =>
      value === null ? search.delete(name) : search.set(name, value);
    if (part.team !== undefined) set("team", part.team);
    if (part.burn !== undefined) set("burn", part.burn === "down" ? "down" : null);
    if (part.table !== undefined) set("table", part.table ? "1" : null);
    if (part.backlog !== undefined) set("show", part.backlog ? "flow-backlog" : null);
    const text = search.toString();
    window.history.replaceState(null, "", `${window.location.pathname}${text && `?${text}`}`);
  }, []);
  return {
    teamId: params.get("team"),
    look: params.get("burn") === "down" ? "down" : "up",
    asTable: params.get("table") === "1",
    showsFlowBacklog: params.get("show") === "flow-backlog",
    change,
  };
}
