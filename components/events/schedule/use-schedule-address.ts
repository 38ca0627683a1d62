"use client";

import { useSearchParams } from "next/navigation";

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

/** Sets what has a value and takes out what has none, without a new page. */
export function changeScheduleAddress(values: { whose?: "mine" | null; team?: string | null }): void {
  const next = new URLSearchParams(window.location.search);
  write(next, values);
  window.history.replaceState(null, "", addressOf(next));
}

/**
 * Opens an event, or folded ones, beside the schedule, or closes what is open. Opening adds to the
 * browser's history, so that Back closes the panel; going from one to the next replaces.
 */
export function openBeside(open: { event: string } | { group: string } | null): void {
  const next = new URLSearchParams(window.location.search);
  const wasOpen = next.has("event") || next.has("group");
  write(next, { event: null, group: null, ...open });
  if (open && !wasOpen) window.history.pushState(null, "", addressOf(next));
  else window.history.replaceState(null, "", addressOf(next));
}

function write(params: URLSearchParams, values: Record<string, string | null>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
}

function addressOf(params: URLSearchParams): string {
  const search = params.toString();
  return `${window.location.pathname}${search && `?${search}`}`;
}
