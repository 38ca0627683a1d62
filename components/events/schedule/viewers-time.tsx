"use client";

import { useSyncExternalStore } from "react";

const neverChanges = () => () => {};

/** When an event begins where the viewer is, if their clock shows something else than the Flow Team's. */
export function ViewersTime({ startsAt, timeZone }: { startsAt: number; timeZone: string }) {
  const own = useTimeWhereIAm(startsAt, timeZone);
  return own === null ? null : <span>({own} where you are)</span>;
}

/** Day and time of an instant where the viewer is; null where their clock shows what the Flow Team's does. */
export function useTimeWhereIAm(at: number, timeZone: string): string | null {
  const own = useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => timeZone,
  );
  const shown = (zone: string) =>
    new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit", timeZone: zone }).format(
      at,
    );
  return own === timeZone || shown(own) === shown(timeZone) ? null : shown(own);
}
