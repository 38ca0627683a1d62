"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { setInAddress } from "@/lib/client/address";
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
    setInAddress({ view: look && (look === "list" ? "list" : null), from: month });
  }, []);
  const leaveProposal = useCallback(() => setInAddress({ proposal: null }), []);
  return {
    look: params.get("view") === "list" ? "list" : "year",
    from: isCalendarMonth(from) ? from : null,
    change,
    leaveProposal,
  };
}
