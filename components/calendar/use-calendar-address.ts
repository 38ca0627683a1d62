"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { type CalendarMonth, isCalendarMonth } from "@/lib/domain/calendar/planner";

type CalendarLook = "year" | "list";

/**
 * What the address says the calendar shows: `view`, and `from`, the first month. Only the address
 * changes, the page isn't asked for anew.
 */
export function useCalendarAddress(): {
  look: CalendarLook;
  from: CalendarMonth | null;
  change(part: { look?: CalendarLook; from?: CalendarMonth | null }): void;
  /** Takes a proposal that is dealt with out of the address. */
  leaveProposal(): void;
} {
  const params = useSearchParams();
  const from = params.get("from");
  const change = useCallback(({ look, from: month }: { look?: CalendarLook; from?: CalendarMonth | null }) => {
    rewrite((search) => {
      if (look) set(search, "view", look === "list" ? "list" : null);
      if (month !== undefined) set(search, "from", month);
    });
  }, []);
  const leaveProposal = useCallback(() => rewrite((search) => search.delete("proposal")), []);
  return {
    look: params.get("view") === "list" ? "list" : "year",
    from: isCalendarMonth(from) ? from : null,
    change,
    leaveProposal,
  };
}

function set(search: URLSearchParams, name: string, value: string | null): void {
  if (value === null) search.delete(name);
  else search.set(name, value);
}

function rewrite(edit: (search: URLSearchParams) => void): void {
  const search = new URLSearchParams(window.location.search);
  edit(search);
  const text = search.toString();
  window.history.replaceState(null, "", `${window.location.pathname}${text && `?${text}`}`);
}
