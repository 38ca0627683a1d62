"use client";

import { useSearchParams } from "next/navigation";
import { setInAddress } from "@/lib/client/address";

type ScheduleAddress = {
  whose: "all" | "mine";
  /** The slug of the Scrum Team whose events are shown, or null for all. */
  team: string | null;
  /** The event that is open beside the schedule, by its key. */
  event: string | null;
  /** The folded events that are open beside it. */
  group: string | null;
};

/** What of the schedule is shown, read from the address. */
export function useScheduleAddress(): ScheduleAddress {
  const params = useSearchParams();
  return {
    whose: params.get("whose") === "mine" ? "mine" : "all",
    team: params.get("team"),
    event: params.get("event"),
    group: params.get("group"),
  };
}

/**
 * Opens an event, or folded ones, beside the schedule, or closes what is open. Opening adds to the
 * browser's history, so that Back closes the panel; going from one to the next replaces.
 */
export function openBeside(open: { event: string } | { group: string } | null): void {
  setInAddress({ event: null, group: null, ...open }, (now) => open !== null && !now.has("event") && !now.has("group"));
}
