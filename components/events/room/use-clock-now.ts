"use client";

import { useKnownNow } from "@/lib/client/use-away";
import type { RoomClock } from "@/lib/domain/events/clock";

/**
 * The server's time for a room's clock, in milliseconds since 1970: it stands still while the clock doesn't go,
 * and while how the room stands can't be known.
 */
export function useClockNow({ runningSince }: RoomClock, ticks = runningSince !== null): number {
  return useKnownNow(ticks) ?? runningSince ?? 0;
}
