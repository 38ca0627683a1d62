"use client";

import { useSyncExternalStore } from "react";

const neverChanges = () => () => {};

/** When an event begins where the viewer is, if their clock shows something else than the Flow Team's. */
export function ViewersTime({ startsAt, timeZone }: { startsAt: number; timeZone: string }) {
  const own = useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => timeZone,
  );
  const shown = (zone: string) =>
    new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit", timeZone: zone }).format(
      startsAt,
    );
  if (own === timeZone || shown(own) === shown(timeZone)) return null;
  return <span>({shown(own)} where you are)</span>;
}
